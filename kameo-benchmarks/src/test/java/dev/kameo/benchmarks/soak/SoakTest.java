package dev.kameo.benchmarks.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The short form of the soak.
final class SoakTest {

  private static final Duration TIME = Duration.ofSeconds(5);
  private static final int MEGABYTES = 1 << 20;

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  void nothingIsLostAndNothingIsLeft(String scheduler) throws Exception {
    SoakReport report = Soak.run(scheduler, TIME);

    assertEquals(List.of(), report.broken());
    assertTrue(report.growth() < 3 * MEGABYTES, report::toText);
  }
}
