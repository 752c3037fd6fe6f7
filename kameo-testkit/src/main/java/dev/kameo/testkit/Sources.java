package dev.kameo.testkit;

/// What decides one run, and writes down what it has decided.
///
/// @param choices what happens when
/// @param dice which data the scenario draws
/// @param stimuli what of all that the test sends goes out
/// @param injector what goes wrong
record Sources(Choices choices, Dice dice, Stimuli stimuli, Injector injector) {

  /// {@return those of a plan}
  ///
  /// @param choices those of its schedule, or others
  static Sources of(Plan plan, Choices choices) {
    return new Sources(
        choices, Dice.of(plan.draws()), new Stimuli(plan.leftOut()), Injector.of(plan.faults()));
  }

  /// {@return the plan that repeats the run}
  Plan plan(long seed, Deviations schedule, Settings settings) {
    return new Plan(seed, schedule, dice.draws(), stimuli.leftOut(), injector.struck(), settings);
  }
}
