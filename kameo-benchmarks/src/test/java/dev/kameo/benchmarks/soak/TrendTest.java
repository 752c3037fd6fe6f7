package dev.kameo.benchmarks.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TrendTest {

  private final Trend trend = new Trend();

  @Test
  void findsALine() {
    trend.add(1, 12);
    trend.add(2, 14);
    trend.add(4, 18);

    assertEquals(2, trend.slope(), 1e-9);
    assertEquals(List.of(12.0, 14.0, 18.0), trend.values());
  }

  @Test
  void isFlatAroundTheMean() {
    trend.add(1, 10);
    trend.add(2, 20);
    trend.add(3, 10);

    assertEquals(0, trend.slope(), 1e-9);
  }

  @Test
  void isFlatWithoutALine() {
    trend.add(1, 10);

    assertEquals(0, trend.slope());
  }
}
