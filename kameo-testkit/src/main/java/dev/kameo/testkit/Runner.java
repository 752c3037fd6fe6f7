package dev.kameo.testkit;

import org.jspecify.annotations.Nullable;

/// Runs one scenario, again and again.
final class Runner {

  private final Scenario scenario;
  private final Conditions conditions;
  private final Tolerance tolerance;
  private final Faults faults;

  Runner(Scenario scenario) {
    this(scenario, Conditions.PLAIN);
  }

  Runner(Scenario scenario, Conditions conditions) {
    this(scenario, conditions, Tolerance.NONE, Faults.none());
  }

  /// @param tolerance what may go wrong without being a failure
  /// @param faults what may go wrong, and does by chance, where no plan says otherwise
  Runner(Scenario scenario, Conditions conditions, Tolerance tolerance, Faults faults) {
    this.scenario = scenario;
    this.conditions = conditions;
    this.tolerance = tolerance;
    this.faults = faults;
  }

  /// Runs it as planned, or nearly so where the plan does not fit.
  RunResult run(Plan plan) {
    return run(plan, plan.schedule().choices());
  }

  /// Runs it as planned, save for the schedule.
  RunResult run(Plan plan, Choices choices) {
    return run(
        plan.seed(),
        choices,
        Dice.of(plan.draws()),
        new Stimuli(plan.leftOut()),
        Injector.of(plan.faults()));
  }

  /// Runs it as the choices will have it.
  ///
  /// @param seed for all other randomness of the run
  RunResult run(long seed, Choices choices) {
    return run(seed, choices, seed);
  }

  /// Runs it as the choices will have it.
  ///
  /// @param seed for all other randomness of the run, save that of faults
  /// @param faultSeed for that of faults
  RunResult run(long seed, Choices choices, long faultSeed) {
    return run(seed, choices, Dice.random(seed), Stimuli.all(), Injector.of(faults, faultSeed));
  }

  /// Runs it exactly as planned.
  ///
  /// @throws ReplayDivergedException if the plan does not fit, since the program is another one now
  RunResult replay(Plan plan) {
    Deviations.Follower choices = plan.schedule().choices();
    Dice dice = Dice.of(plan.draws());
    Stimuli stimuli = new Stimuli(plan.leftOut());
    Injector injector = Injector.of(plan.faults());
    RunResult result = run(plan.seed(), choices, dice, stimuli, injector);
    refuse(choices.divergence());
    refuse(dice.divergence());
    refuse(stimuli.divergence());
    refuse(injector.divergence(plan.faults()));
    return result;
  }

  private static void refuse(@Nullable String divergence) {
    if (divergence != null) {
      throw new ReplayDivergedException(divergence);
    }
  }

  private RunResult run(long seed, Choices choices, Dice dice, Stimuli stimuli, Injector injector) {
    Deviations.Recorder recorder = new Deviations.Recorder(choices);
    Ledger ledger = new Ledger(tolerance);
    TestKit.Builder builder =
        TestKit.builder()
            .choices(recorder)
            .seed(seed)
            .dice(dice)
            .stimuli(stimuli)
            .injector(injector)
            .ledger(ledger);
    try (TestKit kit = builder.conditions(conditions).create()) {
      ledger.open(kit);
      kit.system()
          .deadLetters()
          .subscribe(letter -> recorder.touched(SimulatedLane.life(letter.recipientName()), false));
      Failure failure = run(kit, ledger);
      recorder.finish();
      Plan plan =
          new Plan(seed, recorder.deviations(), dice.draws(), stimuli.leftOut(), injector.struck());
      return new RunResult(
          plan, failure, recorder.decisions(), stimuli.receivers(), kit.drawn(), kit.finishTrace());
    }
  }

  /// {@return what went wrong first: the cause before what came of it}
  private @Nullable Failure run(TestKit kit, Ledger ledger) {
    Failure failure = null;
    try {
      scenario.run(kit);
      if (!kit.system().isClosed()) {
        kit.runUntilIdle();
        kit.requireQuiescence();
      }
    } catch (Throwable e) {
      failure = Failure.of(e);
    }
    if (ledger.panic() != null) {
      return ledger.panic();
    }
    return failure == null ? ledger.lost() : failure;
  }
}
