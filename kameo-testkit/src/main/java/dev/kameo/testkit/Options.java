package dev.kameo.testkit;

import java.util.function.Consumer;

/// The choices of an explorer. Changed only by who has just copied it.
final class Options implements Cloneable {

  int schedules = 1_000;

  /// The budget in real time.
  long nanos = Long.MAX_VALUE;

  long seed;
  Strategy strategy = Strategy.portfolio();
  int threads = Runtime.getRuntime().availableProcessors();
  Conditions conditions = Conditions.PLAIN.time(TimeModel.racy());
  Commuting commuting = Commuting.NOTHING;
  Faults faults = Faults.none();
  boolean keepGoing;
  boolean stopWhenSaturated;
  Tolerance tolerance = Tolerance.NONE;

  /// Nanoseconds between two lines about the progress.
  long progressEvery = 5_000_000_000L;

  Consumer<? super String> progress = System.err::println;

  Settings settings() {
    return new Settings(conditions.delivery(), conditions.time(), strategy);
  }

  Options copy() {
    try {
      return (Options) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }
}
