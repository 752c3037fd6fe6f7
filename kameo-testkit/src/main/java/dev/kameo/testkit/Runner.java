package dev.kameo.testkit;

import org.jspecify.annotations.Nullable;

/// Runs one scenario, again and again.
final class Runner {

  private final Scenario scenario;
  private final Conditions conditions;

  Runner(Scenario scenario) {
    this(scenario, Conditions.PLAIN);
  }

  Runner(Scenario scenario, Conditions conditions) {
    this.scenario = scenario;
    this.conditions = conditions;
  }

  /// Runs it as planned, or nearly so where the plan does not fit.
  RunResult run(Plan plan) {
    return run(plan, plan.schedule().choices());
  }

  /// Runs it as planned, save for the schedule.
  RunResult run(Plan plan, Choices choices) {
    return run(plan.seed(), choices, Dice.of(plan.draws()), new Stimuli(plan.leftOut()));
  }

  /// Runs it as the choices will have it.
  ///
  /// @param seed for all other randomness of the run
  RunResult run(long seed, Choices choices) {
    return run(seed, choices, Dice.random(seed), Stimuli.all());
  }

  /// Runs it exactly as planned.
  ///
  /// @throws ReplayDivergedException if the plan does not fit, since the program is another one now
  RunResult replay(Plan plan) {
    Deviations.Follower choices = plan.schedule().choices();
    Dice dice = Dice.of(plan.draws());
    Stimuli stimuli = new Stimuli(plan.leftOut());
    RunResult result = run(plan.seed(), choices, dice, stimuli);
    refuse(choices.divergence());
    refuse(dice.divergence());
    refuse(stimuli.divergence());
    return result;
  }

  private static void refuse(@Nullable String divergence) {
    if (divergence != null) {
      throw new ReplayDivergedException(divergence);
    }
  }

  private RunResult run(long seed, Choices choices, Dice dice, Stimuli stimuli) {
    Deviations.Recorder recorder = new Deviations.Recorder(choices);
    TestKit.Builder builder =
        TestKit.builder().choices(recorder).seed(seed).dice(dice).stimuli(stimuli);
    try (TestKit kit = builder.conditions(conditions).create()) {
      Failure failure = run(kit);
      Plan plan = new Plan(seed, recorder.deviations(), dice.draws(), stimuli.leftOut());
      return new RunResult(
          plan, failure, recorder.decisions(), stimuli.receivers(), kit.drawn(), kit.finishTrace());
    }
  }

  private @Nullable Failure run(TestKit kit) {
    try {
      scenario.run(kit);
      return null;
    } catch (SimulationDeadlockError e) {
      return new Failure(Failure.Kind.DEADLOCK, String.valueOf(e.getMessage()), e);
    } catch (Throwable e) {
      return new Failure(Failure.Kind.SCENARIO, String.valueOf(e), e);
    }
  }
}
