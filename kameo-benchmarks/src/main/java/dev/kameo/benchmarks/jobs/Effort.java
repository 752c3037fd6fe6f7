package dev.kameo.benchmarks.jobs;

import java.time.Duration;

/// How much is done for one figure. Immutable.
///
/// @param warmUp how long the code runs before it is measured
/// @param measure how long it is measured
/// @param divisor by what numbers of messages and actors are divided: 1, save in tests
/// @param idle how long an actor is left alone until it counts as idle
public record Effort(Duration warmUp, Duration measure, int divisor, Duration idle) {

  /// As little as still shows whether it works.
  public static final Effort TINY =
      new Effort(Duration.ofMillis(1), Duration.ofMillis(1), 1_000, Duration.ofMillis(1));

  /// So many times longer than is measured. On two cores the compilers need most of this: after one
  /// second, what is large still runs in part interpreted, and what is 40 lines does not.
  public static final int WARM_UP = 3;

  /// Longer than an actor of Kameo keeps a thread that it does not need.
  private static final Duration IDLE = Duration.ofSeconds(3);

  /// {@return the effort of a real measurement}
  ///
  /// @param seconds of measuring; the warm-up takes [#WARM_UP] times as long
  public static Effort seconds(double seconds) {
    long millis = Math.max(1, Math.round(seconds * 1_000));
    Duration measure = Duration.ofMillis(millis);
    return new Effort(measure.multipliedBy(WARM_UP), measure, 1, IDLE);
  }

  /// {@return that number, or the smaller one of a smaller effort; at least 10}
  int size(int full) {
    return Math.max(10, full / divisor);
  }
}
