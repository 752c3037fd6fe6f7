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

  /// A step is about to be executed, chosen or because it was the only one.
  default void executed(Step step) {}

  /// A step would not be possible without the step that was executed last.
  default void listed(Step step) {}

  /// A step is not possible any more, because of the step that was executed last.
  default void unlisted(Step step) {}

  /// The code of the step that was executed last has sent a letter.
  default void sent(Letter letter) {}

  /// The code of the step that was executed last has put a letter into a lane itself.
  default void put(Letter letter) {}

  /// The code of the step that was executed last has touched something that others may touch too,
  /// beside messages.
  default void touched(String thing, boolean writes) {}

  /// Everything that happened so far comes before all that will happen.
  default void idle() {}

  /// {@return whether, from now on, every step that stays enabled is chosen at last}. What must
  /// happen at last is measured only while it is so.
  default boolean isFair() {
    return true;
  }

  /// {@return the choice of the oldest, always}
  static Choices oldestFirst() {
    return enabled -> 0;
  }

  /// {@return a random walk}: each step that is enabled is as likely as each other, save that time
  /// passes rarely.
  static Choices random(long seed) {
    return new RandomWalk(new SplittableRandom(seed));
  }
}
