package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuotasTest {

  private static final long RECEIVER = 9;
  private static final long OFTEN = 5;
  private static final long SELDOM = 6;

  private final SplittableRandom random = new SplittableRandom(1);

  private static Quotas quotas(double often, double seldom) {
    Map<Long, Profile.Mean> counts = new LinkedHashMap<>();
    counts.put(OFTEN, mean(often));
    counts.put(SELDOM, mean(seldom));
    return Quotas.of(RECEIVER, counts);
  }

  private static Profile.Mean mean(double value) {
    Profile.Mean mean = new Profile.Mean();
    mean.add(value);
    return mean;
  }

  @Test
  void drawsWhoHasMoreLeftMoreOften() {
    Quotas quotas = quotas(3, 1);

    int often = 0;
    for (int i = 0; i < 10_000; i++) {
      if (quotas.draw(random) == quotas.indexOf(OFTEN)) {
        often++;
      }
    }

    assertEquals(7_500, often, 250);
  }

  @Test
  void drawsNobodyWhoHasNothingLeft() {
    Quotas quotas = quotas(1, 1);

    quotas.take(quotas.indexOf(OFTEN));

    for (int i = 0; i < 100; i++) {
      assertEquals(quotas.indexOf(SELDOM), quotas.draw(random));
    }
  }

  @Test
  void drawsNobodyWhenNothingIsLeft() {
    Quotas quotas = quotas(1, 1);

    quotas.take(quotas.indexOf(OFTEN));
    quotas.take(quotas.indexOf(SELDOM));

    assertEquals(-1, quotas.draw(random));
    assertEquals(-1, Quotas.none().draw(random));
  }

  @Test
  void aCopyIsUsedUpByItself() {
    Quotas quotas = quotas(1, 0);

    Quotas copy = quotas.copy();
    copy.take(copy.indexOf(OFTEN));

    assertEquals(quotas.indexOf(OFTEN), quotas.draw(random));
    assertEquals(RECEIVER, copy.receiver);
  }

  @Test
  void doesNotKnowOthers() {
    assertEquals(-1, quotas(1, 1).indexOf(7));
  }
}
