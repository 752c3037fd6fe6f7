package dev.kameo.testkit;

/// Everything that decides a run of a scenario: the same plan gives the same run, always.
/// Immutable.
///
/// @param seed for all randomness that the run sees
/// @param schedule what happens when
/// @param draws the numbers behind the data that the scenario draws
/// @param leftOut what the test sends in vain
/// @param faults what goes wrong
/// @param settings how the simulation works
record Plan(
    long seed,
    Deviations schedule,
    Draws draws,
    LeftOut leftOut,
    FaultPlan faults,
    Settings settings) {

  /// {@return the default order, with the simplest data and without faults}
  static Plan of(long seed) {
    return new Plan(
        seed, Deviations.NONE, Draws.NONE, LeftOut.NOTHING, FaultPlan.NONE, Settings.USUAL);
  }

  Plan with(Deviations changed) {
    return new Plan(seed, changed, draws, leftOut, faults, settings);
  }

  Plan with(Draws changed) {
    return new Plan(seed, schedule, changed, leftOut, faults, settings);
  }

  Plan with(LeftOut changed) {
    return new Plan(seed, schedule, draws, changed, faults, settings);
  }

  Plan with(FaultPlan changed) {
    return new Plan(seed, schedule, draws, leftOut, changed, settings);
  }

  Plan with(Settings changed) {
    return new Plan(seed, schedule, draws, leftOut, faults, changed);
  }
}
