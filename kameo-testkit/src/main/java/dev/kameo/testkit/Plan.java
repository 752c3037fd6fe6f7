package dev.kameo.testkit;

/// Everything that decides a run of a scenario: the same plan gives the same run, always.
/// Immutable.
///
/// @param seed for all randomness that the run sees
/// @param schedule what happens when
record Plan(long seed, Deviations schedule) {}
