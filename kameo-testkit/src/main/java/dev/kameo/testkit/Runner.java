package dev.kameo.testkit;

import org.jspecify.annotations.Nullable;

/// Runs one scenario, again and again.
final class Runner {

  private final Scenario scenario;
  private final Options options;
  private final Scenes scenes;

  /// Runs it with the settings of plain tests.
  Runner(Scenario scenario) {
    this(scenario, Conditions.PLAIN);
  }

  Runner(Scenario scenario, Conditions conditions) {
    this(scenario, new Options());
    options.conditions = conditions;
  }

  /// @param options not changed any more
  Runner(Scenario scenario, Options options) {
    this(scenario, options, new Scenes());
  }

  private Runner(Scenario scenario, Options options, Scenes scenes) {
    this.scenario = scenario;
    this.options = options;
    this.scenes = scenes;
  }

  /// {@return the runs that are under way}
  Scenes scenes() {
    return scenes;
  }

  /// {@return one that gives a run up after so many steps, if not sooner}
  Runner stepLimit(long steps) {
    Options stricter = options.copy();
    stricter.conditions =
        options.conditions.stepLimit(Math.min(steps, options.conditions.stepLimit()));
    return new Runner(scenario, stricter, scenes);
  }

  /// Runs it as planned, or nearly so where the plan does not fit.
  RunResult run(Plan plan) {
    return run(plan, plan.schedule().choices());
  }

  /// Runs it as planned, save for the schedule.
  RunResult run(Plan plan, Choices choices) {
    return run(plan.seed(), plan.settings(), Sources.of(plan, choices));
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
    Injector injector = Injector.of(options.faults, faultSeed);
    Sources sources = new Sources(choices, Dice.random(seed), Stimuli.all(), injector);
    return run(seed, options.settings(), sources);
  }

  /// Runs it exactly as planned.
  ///
  /// @throws ReplayDivergedException if the plan does not fit, since the program is another one now
  RunResult replay(Plan plan) {
    Deviations.Follower choices = plan.schedule().choices();
    Sources sources = Sources.of(plan, choices);
    RunResult result = run(plan.seed(), plan.settings(), sources);
    refuse(choices.divergence());
    refuse(sources.dice().divergence());
    refuse(sources.stimuli().divergence());
    refuse(sources.injector().divergence(plan.faults()));
    return result;
  }

  private static void refuse(@Nullable String divergence) {
    if (divergence != null) {
      throw new ReplayDivergedException(divergence);
    }
  }

  private RunResult run(long seed, Settings settings, Sources sources) {
    Deviations.Recorder recorder = new Deviations.Recorder(sources.choices());
    Ledger ledger = new Ledger(options.tolerance);
    TestKit.Builder builder =
        TestKit.builder()
            .choices(recorder)
            .seed(seed)
            .dice(sources.dice())
            .stimuli(sources.stimuli())
            .injector(sources.injector())
            .ledger(ledger);
    RunResult result;
    try (TestKit kit =
        builder.conditions(options.conditions.asOneDrive().with(settings)).create()) {
      ledger.open(kit);
      kit.system()
          .deadLetters()
          .subscribe(letter -> recorder.touched(SimulatedLane.life(letter.recipientName()), false));
      Failure failure = run(kit, ledger);
      recorder.finish();
      result =
          new RunResult(
              sources.plan(seed, recorder.deviations(), settings),
              failure,
              recorder.decisions(),
              sources.stimuli().receivers(),
              kit.drawn(),
              kit.finishTrace());
    }
    Failure atTheEnd = result.failure() == null ? ledger.panic() : null;
    return atTheEnd == null ? result : result.failed(atTheEnd);
  }

  /// {@return what went wrong first: the cause before what came of it}
  private @Nullable Failure run(TestKit kit, Ledger ledger) {
    Failure failure = null;
    scenes.enter(kit, options.conditions);
    try {
      scenario.run(kit);
      if (!kit.system().isClosed()) {
        kit.runUntilIdle();
        kit.requireQuiescence();
      }
    } catch (Throwable e) {
      failure = Failure.of(e);
    } finally {
      scenes.leave();
    }
    if (ledger.panic() != null) {
      return ledger.panic();
    }
    return failure == null ? ledger.lost() : failure;
  }
}
