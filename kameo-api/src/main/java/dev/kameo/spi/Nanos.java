package dev.kameo.spi;

import java.time.Duration;

/// Durations as nanoseconds.
public final class Nanos {

  private Nanos() {}

  /// {@return the nanoseconds; [Long#MAX_VALUE] for what is longer than 292 years, zero for what is negative}
  public static long of(Duration duration) {
    if (duration.isNegative()) {
      return 0;
    }
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }
}
