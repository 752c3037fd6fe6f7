package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.kameo.testkit.DeliveryModel;
import dev.kameo.testkit.Exploration;
import dev.kameo.testkit.ExplorationFailedError;
import dev.kameo.testkit.Explorer;
import dev.kameo.testkit.FailureReport;
import dev.kameo.testkit.TestKit;
import dev.kameo.testkit.TimeModel;
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
  @EnumSource
  void theBugIsFound(Canary canary) {
    for (int seed = 0; seed < 3; seed++) {
      Exploration exploration =
          canary.explorer(canary.buggy()).seed(seed).schedules(10_000).explore();

      assertTrue(exploration.hasFailed(), exploration::toString);
    }
  }

  /// Without the one that, with less sent, goes on for ever: making it smaller takes all the time
  /// there is.
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STALE_ACK")
  void theFailureIsRepeatedFromItsToken(Canary canary) {
    Explorer explorer = canary.explorer(canary.buggy()).schedules(10_000);
    String token = explorer.explore().report().token();

    FailureReport once = replay(explorer, token);
    FailureReport again = replay(explorer, token);

    assertEquals(token, once.token());
    assertEquals(once.text(), again.text());
  }

  private static FailureReport replay(Explorer explorer, String token) {
    return assertThrows(ExplorationFailedError.class, () -> explorer.replay(token)).report();
  }

  @ParameterizedTest
  @EnumSource
  void theRepairedTwinRaisesNoAlarm(Canary canary) {
    canary.explorer(canary.repaired()).schedules(150).check();
  }

  @ParameterizedTest
  @EnumSource(names = {"REPLICAS_DIVERGE", "TORN_TRANSFER"})
  void anExplorerToWhichHandlersAreAtomicMissesWhatRealThreadsCanDo(Canary canary) {
    Explorer explorer = canary.explorer(canary.buggy()).delivery(DeliveryModel.ATOMIC);

    Exploration atomic = explorer.schedules(1_000).explore();

    assertFalse(atomic.hasFailed(), atomic::toString);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"EXPIRED_LEASE", "IMPATIENT_CHECKOUT", "IN_DOUBT", "LEAKED_PERMIT", "TWO_TOKENS"})
  void anExplorerToWhichNothingTakesTimeMissesRacesWithTimers(Canary canary) {
    Explorer explorer = canary.explorer(canary.buggy()).timeModel(TimeModel.idle());

    Exploration idle = explorer.schedules(1_000).explore();

    assertFalse(idle.hasFailed(), idle::toString);
  }
}
