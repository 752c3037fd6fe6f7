package dev.kameo.spi;

import java.time.Duration;

/// Durations as nanoseconds.
public final class Nanos {

  private static final long LONGEST_SECONDS = Long.MAX_VALUE / 1_000_000_000L;

  private Nanos() {}

  /// {@return the nanoseconds; [Long#MAX_VALUE] for what is longer than 292 years, zero for what is
  /// negative}
  public static long of(Duration duration) {
    if (duration.isNegative()) {
      return 0;
    }
    return duration.toSeconds() >= LONGEST_SECONDS ? Long.MAX_VALUE : duration.toNanos();
  }
}
