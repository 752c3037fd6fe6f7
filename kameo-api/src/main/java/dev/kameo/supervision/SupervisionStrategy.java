package dev.kameo.supervision;

import dev.kameo.ActorSpec;
import java.time.Duration;

/// What a parent does when a child has failed and is to be restarted, and how often; and when it
/// stops itself for the end of its children. Immutable.
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
/// @param autoShutdown whether the parent stops when significant children have ended
public record SupervisionStrategy(Scope scope, RestartLimit intensity, AutoShutdown autoShutdown) {

  /// Who is restarted when a child has failed.
  public enum Scope {
    /// That child alone.
    ONE_FOR_ONE,
    /// All children.
    ONE_FOR_ALL,
    /// That child and those that were spawned after it.
    REST_FOR_ONE,
    /// That child alone; and when the parent stops, all children stop at once.
    SIMPLE_ONE_FOR_ONE
  }

  private static final SupervisionStrategy ONE_FOR_ONE = usual(Scope.ONE_FOR_ONE);
  private static final SupervisionStrategy ONE_FOR_ALL = usual(Scope.ONE_FOR_ALL);
  private static final SupervisionStrategy REST_FOR_ONE = usual(Scope.REST_FOR_ONE);
  private static final SupervisionStrategy SIMPLE_ONE_FOR_ONE = usual(Scope.SIMPLE_ONE_FOR_ONE);

  /// @throws IllegalArgumentException if children that are independent of each other are to be
  ///   significant for their parent
  public SupervisionStrategy {
    if (scope == Scope.SIMPLE_ONE_FOR_ONE && autoShutdown != AutoShutdown.NEVER) {
      throw new IllegalArgumentException(
          "autoShutdown must be NEVER for SIMPLE_ONE_FOR_ONE: %s. Use oneForOne()."
              .formatted(autoShutdown));
    }
  }

  private static SupervisionStrategy usual(Scope scope) {
    return new SupervisionStrategy(scope, RestartLimit.usual(), AutoShutdown.NEVER);
  }

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

  /// {@return only the child that failed is restarted, and when the parent stops all children stop
  /// at once: for many of a kind that come and go}
  public static SupervisionStrategy simpleOneForOne() {
    return SIMPLE_ONE_FOR_ONE;
  }

  /// {@return the same, which allows so many restarts within that time; the default is one in five
  /// seconds}
  ///
  /// @throws IllegalArgumentException if the number is negative or the time not positive
  public SupervisionStrategy intensity(int maxRestarts, Duration within) {
    return new SupervisionStrategy(scope, new RestartLimit(maxRestarts, within), autoShutdown);
  }

  /// {@return the same, with a parent that stops when significant children have ended, or not; the
  /// default is [AutoShutdown#NEVER]}
  ///
  /// @throws IllegalArgumentException if it is not that and the scope is [Scope#SIMPLE_ONE_FOR_ONE]
  public SupervisionStrategy autoShutdown(AutoShutdown autoShutdown) {
    return new SupervisionStrategy(scope, intensity, autoShutdown);
  }

  /// Checks a child that is to be spawned, as every parent does.
  ///
  /// @throws IllegalArgumentException if it is significant and the parent never stops for that
  public void requireFits(ActorSpec<?> child) {
    if (child.significant() && autoShutdown == AutoShutdown.NEVER) {
      throw new IllegalArgumentException(
          "Child %s is significant, but its parent's autoShutdown is NEVER. Choose ANY_SIGNIFICANT or ALL_SIGNIFICANT."
              .formatted(child.name().isEmpty() ? "(no name)" : "'" + child.name() + "'"));
    }
  }
}
