package dev.kameo.core;

import dev.kameo.supervision.SupervisionStrategy;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/// The children of one life of an actor that are significant and have not stopped: when they end by
/// themselves, their parent may stop. For the run of the parent's lane.
final class SignificantChildren {

  private final Set<ActorCell<?>> children = new HashSet<>();

  /// A significant child was spawned.
  void add(ActorCell<?> child) {
    children.add(child);
  }

  /// Checks those that were spawned before the strategy was known.
  ///
  /// @throws IllegalArgumentException if there are some and the parent never stops for them
  void requireUse(Supplier<SupervisionStrategy> strategy) {
    children.forEach(child -> strategy.get().requireFits(child.spec()));
  }

  /// A child has stopped for good.
  ///
  /// @return whether its parent stops for that
  boolean decidesBy(ActorCell<?> child, Supplier<SupervisionStrategy> strategy) {
    return children.remove(child)
        && child.hasRun()
        && !child.isDismissed() // it has ended by itself
        && switch (strategy.get().autoShutdown()) {
          case NEVER -> false;
          case ANY_SIGNIFICANT -> true;
          case ALL_SIGNIFICANT -> children.stream().allMatch(ActorCell::isDismissed);
        };
  }
}
