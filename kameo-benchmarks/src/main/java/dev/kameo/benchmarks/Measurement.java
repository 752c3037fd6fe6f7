package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Figure;

/// A figure, and where it comes from. Immutable.
///
/// @param round in which round, from 1
/// @param contender whose it is
/// @param figure what was measured
record Measurement(int round, String contender, Figure figure) {}
