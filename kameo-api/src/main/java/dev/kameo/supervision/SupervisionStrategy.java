package dev.kameo.supervision;

import java.time.Duration;

/// What a parent does when a child has failed and is to be restarted, and how often. Immutable.
///
/// When there are more restarts than the intensity allows, the parent itself stops, with
/// [dev.kameo.StopReason.RestartLimitExceeded], and its own parent decides about it.
///
/// @param scope who is restarted
/// @param intensity how many restarts are allowed, of all children together
public record SupervisionStrategy(Scope scope, RestartLimit intensity) {

  /// Who is restarted when a child has failed.
  public enum Scope {
    /// That child alone.
    ONE_FOR_ONE
  }

  private static final SupervisionStrategy ONE_FOR_ONE =
      new SupervisionStrategy(Scope.ONE_FOR_ONE, RestartLimit.usual());

  /// {@return only the child that failed is restarted: the default}
  public static SupervisionStrategy oneForOne() {
    return ONE_FOR_ONE;
  }

  /// {@return the same, which allows so many restarts within that time; the default is one in five
  /// seconds}
  ///
  /// @throws IllegalArgumentException if the number is negative or the time not positive
  public SupervisionStrategy intensity(int maxRestarts, Duration within) {
    return new SupervisionStrategy(scope, new RestartLimit(maxRestarts, within));
  }
}
