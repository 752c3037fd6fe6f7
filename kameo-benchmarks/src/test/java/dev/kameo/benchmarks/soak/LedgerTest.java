package dev.kameo.benchmarks.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class LedgerTest {

  private final Ledger ledger = new Ledger();

  @Test
  void isSettledWhenEachMessageHasOneFate() {
    ledger.told.add(3);
    ledger.handled.increment();
    ledger.dead.increment();
    ledger.refused.increment();
    ledger.asked.increment();
    ledger.answered.increment();

    assertTrue(ledger.isSettled());
    assertEquals(0, ledger.open());
  }

  @Test
  void isNotSettledWhenAMessageIsLost() {
    ledger.told.add(2);
    ledger.handled.increment();

    assertFalse(ledger.isSettled());
    assertEquals(1, ledger.open());
  }

  @Test
  void isNotSettledWhenAMessageHasTwoFates() {
    ledger.told.increment();
    ledger.handled.increment();
    ledger.dead.increment();

    assertFalse(ledger.isSettled());
  }

  @Test
  void isNotSettledWhenAQuestionHasNoAnswer() {
    ledger.asked.increment();

    assertFalse(ledger.isSettled());
  }
}
