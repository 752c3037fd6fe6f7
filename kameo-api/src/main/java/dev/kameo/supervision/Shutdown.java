package dev.kameo.supervision;

import java.time.Duration;

/// How a parent stops a child. Immutable.
///
/// While the child waits for children of its own, which have their own times, its time does not
/// run.
public sealed interface Shutdown {

  /// Asks it to stop, and kills it when it takes longer; the parent goes on without it when it does
  /// not even die within the same time again.
  ///
  /// @param timeout how long it may take
  record Within(Duration timeout) implements Shutdown {

    /// @throws IllegalArgumentException if the time is not positive
    public Within {
      if (timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException("shutdownTimeout must be positive: " + timeout);
      }
    }
  }

  /// Asks it to stop, and waits for as long as it takes.
  record Infinite() implements Shutdown {}

  /// Kills it at once; the parent goes on without it when it does not die within five seconds.
  record Kill() implements Shutdown {}

  /// {@return asked, and killed after that time; the default, with five seconds}
  ///
  /// @throws IllegalArgumentException if the time is not positive
  static Shutdown within(Duration timeout) {
    return new Within(timeout);
  }

  /// {@return asked and waited for}
  static Shutdown infinite() {
    return new Infinite();
  }

  /// {@return killed at once}
  static Shutdown kill() {
    return new Kill();
  }
}
