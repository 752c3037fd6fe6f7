package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.kameo.testkit.Exploration;
import dev.kameo.testkit.ExplorationFailedError;
import dev.kameo.testkit.FailureReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

@Timeout(60)
class FaultCanariesTest {

  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("dev.kameo");

  /// Faults strike thousands of times.
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
  void theBugDoesNotShowWhereNothingGoesWrong(FaultCanary canary) {
    canary.sound(canary.buggy()).schedules(500).check();
  }

  @ParameterizedTest
  @EnumSource
  void theBugIsFoundFromEverySeed(FaultCanary canary) {
    for (int seed = 0; seed < 20; seed++) {
      Exploration exploration = canary.faulty(canary.buggy()).seed(seed).schedules(500).explore();

      assertTrue(exploration.hasFailed(), exploration::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneFaultIsLeftInTheReportAndItsTokenRepeatsIt(FaultCanary canary) {
    FailureReport report = canary.faulty(canary.buggy()).explore().report();

    var error =
        assertThrows(
            ExplorationFailedError.class,
            () -> canary.sound(canary.buggy()).replay(report.token()));

    assertEquals(report.token(), error.report().token());
    assertTrue(report.text().contains("to 1 faults"), report::text);
  }

  @ParameterizedTest
  @EnumSource
  void theRepairedTwinRaisesNoAlarm(FaultCanary canary) {
    canary.faulty(canary.repaired()).schedules(500).check();
  }
}
