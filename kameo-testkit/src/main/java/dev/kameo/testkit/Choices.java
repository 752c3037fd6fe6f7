package dev.kameo.testkit;

import java.util.List;
import java.util.SplittableRandom;

/// Decides what happens next: the one place where runs of a simulation differ.
interface Choices {

  /// Chooses among at least two steps.
  ///
  /// @param enabled what may happen now, the oldest first
  /// @return an index; 0 is the default
  int choose(List<Step> enabled);

  /// A step was executed, chosen or because it was the only one.
  default void executed(Step step) {}

  /// {@return the choice of the oldest, always}
  static Choices oldestFirst() {
    return enabled -> 0;
  }

  /// {@return a random walk}: each step that is enabled is as likely as each other, save that time
  /// passes rarely.
  static Choices random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return enabled -> {
      int index = random.nextInt(enabled.size());
      return enabled.get(index) instanceof Elapse && random.nextInt(8) != 0
          ? random.nextInt(enabled.size() - 1)
          : index;
    };
  }
}
