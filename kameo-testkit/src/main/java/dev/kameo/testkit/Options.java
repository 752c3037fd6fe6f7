package dev.kameo.testkit;

/// The choices of an explorer. Changed only by who has just copied it.
final class Options {

  int schedules = 1_000;

  /// The budget in real time.
  long nanos = Long.MAX_VALUE;

  long seed;
  Strategy strategy = Strategy.randomWalk();
  int threads = Runtime.getRuntime().availableProcessors();

  Options copy() {
    Options copy = new Options();
    copy.schedules = schedules;
    copy.nanos = nanos;
    copy.seed = seed;
    copy.strategy = strategy;
    copy.threads = threads;
    return copy;
  }
}
