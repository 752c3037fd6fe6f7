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

  /// Runs it as planned.
  RunResult run(Plan plan) {
    return run(plan.seed(), plan.schedule().choices());
  }

  /// Runs it as the choices will have it.
  ///
  /// @param seed for all other randomness of the run
  RunResult run(long seed, Choices choices) {
    Deviations.Recorder recorder = new Deviations.Recorder(choices);
    try (TestKit kit =
        TestKit.builder().choices(recorder).seed(seed).conditions(conditions).create()) {
      Failure failure = run(kit);
      return new RunResult(
          new Plan(seed, recorder.deviations()), failure, recorder.decisions(), kit.finishTrace());
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
