package dev.kameo.benchmarks;

/// A fork that gave no figure. Immutable.
///
/// @param round in which round, from 1
/// @param contender who was to be measured
/// @param workload in what
/// @param why what it said, or that it hung
record Failure(int round, String contender, String workload, String why) {

  /// {@return all of it in a sentence}
  String toText() {
    return "%s failed in %s, round %d: %s".formatted(contender, workload, round, why);
  }
}
