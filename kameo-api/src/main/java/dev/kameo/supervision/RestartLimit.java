package dev.kameo.supervision;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// How many restarts are allowed within a time. Immutable.
///
/// The time is a window that slides, measured in nanoseconds with the scheduler's clock: a restart
/// that lies exactly so long ago still counts. Each attempt counts, those that fail too.
///
/// @param maxRestarts how many are allowed; 0 for none, [#UNLIMITED] for any number
/// @param within the length of the window
public record RestartLimit(int maxRestarts, Duration within) {

  /// The number that stands for no limit.
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private static final RestartLimit NONE =
      new RestartLimit(UNLIMITED, ChronoUnit.FOREVER.getDuration());
  private static final RestartLimit USUAL = new RestartLimit(1, Duration.ofSeconds(5));

  /// @throws IllegalArgumentException if the number is negative or the time not positive
  public RestartLimit {
    if (maxRestarts < 0) {
      throw new IllegalArgumentException("maxRestarts must not be negative: " + maxRestarts);
    }
    if (within.isNegative() || within.isZero()) {
      throw new IllegalArgumentException("within must be positive: " + within);
    }
  }

  /// {@return no limit: the default of a single child}
  public static RestartLimit none() {
    return NONE;
  }

  /// {@return one restart in five seconds: the default intensity of a [SupervisionStrategy]}
  public static RestartLimit usual() {
    return USUAL;
  }

  /// {@return whether there is a limit}
  public boolean isLimited() {
    return maxRestarts != UNLIMITED;
  }

  /// {@return the number and the time}
  @Override
  public String toString() {
    return isLimited() ? maxRestarts + " within " + within : "no limit";
  }
}
