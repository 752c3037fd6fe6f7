package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunnerTest {

  private final Runner runner = new Runner(Race::theSecondIsLast);

  @Test
  void theDefaultOrderIsThePlanWithoutDeviations() {
    RunResult result = runner.run(Plan.of(0));

    assertNull(result.failure());
    assertEquals(Deviations.NONE, result.plan().schedule());
  }

  @Test
  void aPlanRepeatsTheRunThatItWasTakenFrom() {
    RunResult failed = firstFailure();

    RunResult again = runner.run(failed.plan());

    assertEquals(failed.plan(), again.plan());
    assertEquals(failed.trace().lines(), again.trace().lines());
    assertNotNull(again.failure());
    assertEquals(true, again.failure().isSameBugAs(failed.failure()));
  }

  @Test
  void thePlanOfARunLeavesOutOnlyWhatTheTestWouldHaveSent() {
    RunResult result = runner.run(Plan.of(0).with(new LeftOut(List.of(0, 100))));

    assertEquals(new LeftOut(List.of(0)), result.plan().leftOut());
    assertEquals(result.plan(), runner.replay(result.plan()).plan());
  }

  private RunResult firstFailure() {
    for (long seed = 0; ; seed++) {
      RunResult result = runner.run(seed, Choices.random(seed));
      if (result.failure() != null) {
        return result;
      }
    }
  }
}
