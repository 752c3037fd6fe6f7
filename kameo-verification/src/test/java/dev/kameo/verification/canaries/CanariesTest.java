package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.kameo.testkit.Exploration;
import dev.kameo.testkit.Explorer;
import dev.kameo.testkit.TestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

@Timeout(60)
class CanariesTest {

  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("dev.kameo");

  /// Each bug shows thousands of times.
  @BeforeAll
  static void silenceTheLog() {
    LOGGER.setLevel(Level.OFF);
  }

  @AfterAll
  static void restoreTheLog() {
    LOGGER.setLevel(null);
  }

  @ParameterizedTest
  @EnumSource
  void theDefaultOrderPasses(Canary canary) throws Exception {
    try (TestKit kit = TestKit.create()) {
      canary.buggy().run(kit);
    }
    try (TestKit kit = TestKit.create()) {
      canary.repaired().run(kit);
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "AUCTION_ENDS",
        "IMPATIENT_CHECKOUT",
        "POISON_JOB",
        "POLITE_DINERS",
        "STASH_OVERFLOW"
      })
  void theBugIsFound(Canary canary) {
    for (int seed = 0; seed < 3; seed++) {
      Exploration exploration = Explorer.of(canary.buggy()).seed(seed).schedules(10_000).explore();

      assertTrue(exploration.hasFailed(), exploration::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theRepairedTwinRaisesNoAlarm(Canary canary) {
    Explorer.of(canary.repaired()).schedules(1_000).check();
  }
}
