package dev.kameo.supervision;

import java.time.Duration;

/// What a parent does when a child has failed and is to be restarted, and how often. Immutable.
///
/// A restart of several children first stops them, the youngest first and each as its [Shutdown]
/// says, and then starts them again, the oldest first and each when the one before it has started.
/// Children that are [RestartPolicy#TEMPORARY] are only stopped. It counts as one restart. When one
/// of them cannot start that is its failure, and decided anew: so all begin once more, or that one
/// and those after it.
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
    ONE_FOR_ONE,
    /// All children.
    ONE_FOR_ALL,
    /// That child and those that were spawned after it.
    REST_FOR_ONE
  }

  private static final SupervisionStrategy ONE_FOR_ONE =
      new SupervisionStrategy(Scope.ONE_FOR_ONE, RestartLimit.usual());
  private static final SupervisionStrategy ONE_FOR_ALL =
      new SupervisionStrategy(Scope.ONE_FOR_ALL, RestartLimit.usual());
  private static final SupervisionStrategy REST_FOR_ONE =
      new SupervisionStrategy(Scope.REST_FOR_ONE, RestartLimit.usual());

  /// {@return only the child that failed is restarted: the default}
  public static SupervisionStrategy oneForOne() {
    return ONE_FOR_ONE;
  }

  /// {@return all children are restarted together: for those that are of no use without each other}
  public static SupervisionStrategy oneForAll() {
    return ONE_FOR_ALL;
  }

  /// {@return the child that failed and those spawned after it are restarted together: for those
  /// that need the ones before them}
  public static SupervisionStrategy restForOne() {
    return REST_FOR_ONE;
  }

  /// {@return the same, which allows so many restarts within that time; the default is one in five
  /// seconds}
  ///
  /// @throws IllegalArgumentException if the number is negative or the time not positive
  public SupervisionStrategy intensity(int maxRestarts, Duration within) {
    return new SupervisionStrategy(scope, new RestartLimit(maxRestarts, within));
  }
}
