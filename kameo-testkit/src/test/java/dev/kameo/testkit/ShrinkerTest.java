package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class ShrinkerTest {

  private static final int FAILURES = 10;

  /// Programs whose failures are made smaller.
  private enum Program {
    RACE(Race::theSecondIsLast),
    BANK(Bank::nothingIsLost),
    DRAWN_BANK(Bank::nothingIsLostOfMuch),
    RELAYS(Programs::theShortWayIsFirst),
    LOGS(Programs::oneOfThemIsInOrder),
    AUDIT(Programs::theAuditorSeesTheWhole),
    STOP(Programs::noWorkIsLost),
    LOCKS(Programs::bothServicesGetTheirLocks),
    BOOK(Programs::theTitleComesFirst);

    private final Runner runner;

    Program(Scenario scenario) {
      this.runner = new Runner(scenario);
    }

    List<RunResult> failures() {
      List<RunResult> failures = new ArrayList<>();
      for (long seed = 0; failures.size() < FAILURES; seed++) {
        RunResult result = runner.run(seed, Choices.random(seed));
        if (result.failure() != null) {
          failures.add(result);
        }
      }
      return failures;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFailureOfARandomWalkBecomesSmall(Program program) {
    int deviations = 0;
    int replays = 0;
    for (RunResult failed : program.failures()) {
      Shrunk shrunk = Shrinker.shrink(program.runner, failed);

      assertTrue(shrunk.verified());
      assertNotNull(shrunk.result().failure());
      assertNotNull(failed.failure());
      assertTrue(shrunk.result().failure().isSameBugAs(failed.failure()));
      deviations += shrunk.result().plan().schedule().size();
      replays += shrunk.replays();
    }

    assertTrue(deviations <= 4 * FAILURES, "deviations: " + deviations);
    assertTrue(replays <= 200 * FAILURES, "replays: " + replays);
  }

  @Test
  void whatDoesNotMatterIsLeftOut() {
    for (RunResult failed : Program.RELAYS.failures()) {
      Shrunk shrunk = Shrinker.shrink(Program.RELAYS.runner, failed);

      assertEquals(List.of(2, 3, 4), shrunk.result().plan().leftOut().list());
    }
  }

  @Test
  void nothingIsLeftOutWhoseLackAloneMakesTheTestFail() {
    for (RunResult failed : Program.BANK.failures()) {
      Shrunk shrunk = Shrinker.shrink(Program.BANK.runner, failed);

      assertEquals(LeftOut.NOTHING, shrunk.result().plan().leftOut());
    }
  }

  @Test
  void whatMustComeFirstIsNotLeftOut() {
    for (RunResult failed : Program.BOOK.failures()) {
      Shrunk shrunk = Shrinker.shrink(Program.BOOK.runner, failed);

      assertEquals(List.of(2), shrunk.result().plan().leftOut().list());
    }
  }

  @Test
  void whatTheExplanationSaysIsTrueOfTheWholeTest() {
    for (RunResult failed : Program.LOGS.failures()) {
      Shrunk shrunk = Shrinker.shrink(Program.LOGS.runner, failed);

      assertNotNull(shrunk.explanation());
      Lateness late = shrunk.explanation().late();
      Plan whole = shrunk.result().plan().with(LeftOut.NOTHING);
      assertNotNull(Program.LOGS.runner.run(whole, late.choices()).failure());
      assertEquals(2, late.holds().size());
    }
  }

  @Test
  void whatIsLeftOutHasNames() {
    for (RunResult failed : Program.LOGS.failures()) {
      Shrunk shrunk = Shrinker.shrink(Program.LOGS.runner, failed);

      assertEquals(List.of("Relay$9: Pass#1"), shrunk.leftOut());
    }
  }

  @Test
  void theDataBecomesSimple() {
    for (RunResult failed : Program.DRAWN_BANK.failures()) {
      Shrunk shrunk = Shrinker.shrink(Program.DRAWN_BANK.runner, failed);

      assertEquals(List.of(List.of("alice", "alice"), 1, 1), shrunk.result().drawn());
    }
  }

  @Test
  void theSameFailureShrinksTheSame() {
    RunResult failed = Program.AUDIT.failures().getFirst();

    Shrunk once = Shrinker.shrink(Program.AUDIT.runner, failed);
    Shrunk again = Shrinker.shrink(Program.AUDIT.runner, failed);

    assertEquals(once.result().plan(), again.result().plan());
    assertEquals(once.replays(), again.replays());
  }

  @Test
  void aBudgetOfReplaysIsKept() {
    RunResult failed = Program.AUDIT.failures().getFirst();

    Shrunk shrunk = Shrinker.shrink(Program.AUDIT.runner, failed, 10);

    assertEquals(12, shrunk.replays());
    assertTrue(shrunk.verified());
  }
}
