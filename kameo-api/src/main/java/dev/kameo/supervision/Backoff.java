package dev.kameo.supervision;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long a restart waits. Immutable.
///
/// ```java
/// Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(10)).jitter(0.2)
/// ```
///
/// The delay doubles from one restart to the next, from the shortest to the longest. It begins anew
/// when the actor has run for the quiet time before it failed again.
///
/// @param shortest the delay of the first restart; zero for none
/// @param longest the delay that is never exceeded, jitter excepted
/// @param jitter up to which share of itself a delay is lengthened at random, from 0 to 1; so that
///   what failed together does not come back together
/// @param quietTime after which time without a failure the next delay is the shortest again
public record Backoff(Duration shortest, Duration longest, double jitter, Duration quietTime) {

  private static final Backoff NONE = new Backoff(Duration.ZERO, Duration.ZERO, 0, Duration.ZERO);

  /// Longer delays need no jitter, and could not be counted in nanoseconds.
  private static final Duration CENTURY = Duration.ofDays(36_500);

  /// @throws IllegalArgumentException if a value is out of its range
  public Backoff {
    requireNotNegative("shortest", shortest);
    requireNotNegative("quietTime", quietTime);
    if (longest.compareTo(shortest) < 0) {
      throw new IllegalArgumentException(
          "longest must not be less than shortest, which is %s: %s".formatted(shortest, longest));
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("jitter must be from 0 to 1: " + jitter);
    }
  }

  /// {@return a restart at once: the default}
  public static Backoff none() {
    return NONE;
  }

  /// {@return always the same delay}
  ///
  /// @throws IllegalArgumentException if the delay is negative
  public static Backoff constant(Duration delay) {
    return new Backoff(delay, delay, 0, delay);
  }

  /// {@return a delay that doubles each time; its quiet time is the longest delay}
  ///
  /// @throws IllegalArgumentException if the shortest is not positive or the longest less than it
  public static Backoff exponential(Duration shortest, Duration longest) {
    if (shortest.isZero()) {
      throw new IllegalArgumentException("shortest must be positive: " + shortest);
    }
    return new Backoff(shortest, longest, 0, longest);
  }

  /// {@return the same with this share of randomness}
  ///
  /// @throws IllegalArgumentException if it is not from 0 to 1
  public Backoff jitter(double jitter) {
    return new Backoff(shortest, longest, jitter, quietTime);
  }

  /// {@return the same with this quiet time}
  ///
  /// @throws IllegalArgumentException if it is negative
  public Backoff quietTime(Duration quietTime) {
    return new Backoff(shortest, longest, jitter, quietTime);
  }

  /// {@return how long a restart waits}
  ///
  /// @param before how many restarts came before it without a quiet time between; not negative
  /// @param random where the jitter comes from
  public Duration delay(int before, RandomGenerator random) {
    Duration delay = shortest;
    for (int i = 0; i < before && delay.compareTo(longest) < 0 && !delay.isZero(); i++) {
      delay = delay.compareTo(longest.dividedBy(2)) > 0 ? longest : delay.multipliedBy(2);
    }
    if (jitter == 0 || delay.compareTo(CENTURY) > 0) {
      return delay;
    }
    return delay.plusNanos((long) (delay.toNanos() * jitter * random.nextDouble()));
  }

  private static void requireNotNegative(String what, Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(what + " must not be negative: " + duration);
    }
  }
}
