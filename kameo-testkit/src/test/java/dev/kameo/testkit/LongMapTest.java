package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class LongMapTest {

  private final LongMap<String> map = new LongMap<>();

  @Test
  void hasNothingAtFirst() {
    assertNull(map.get(7));
  }

  @Test
  void makesAValueOnce() {
    String made = map.computeIfAbsent(7, () -> "seven");

    assertSame(made, map.computeIfAbsent(7, () -> "another"));
    assertEquals("seven", map.get(7));
  }

  @Test
  void keepsAllWhileItGrows() {
    for (long key = 1; key <= 1_000; key++) {
      String value = "value " + key;
      map.computeIfAbsent(key * 0x1_0000_0000L, () -> value);
    }

    for (long key = 1; key <= 1_000; key++) {
      assertEquals("value " + key, map.get(key * 0x1_0000_0000L));
    }
    assertNull(map.get(1));
  }
}
