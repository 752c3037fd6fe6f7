package dev.kameo.benchmarks.jobs;

/// One number that a measurement gave. Immutable.
///
/// @param name of what was measured, like `counting-1`
/// @param unit what it counts
/// @param value how much
public record Figure(String name, Unit unit, double value) {}
