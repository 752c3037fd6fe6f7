package dev.kameo.testkit;

/// A strategy at work on one scenario.
interface Search {

  /// {@return the choices of one run} Called by several threads at once, unless the search goes
  /// [one by one][#isSequential()].
  ///
  /// @param number which run it is, from 0
  /// @param seed for the randomness of these choices
  Choices choices(int number, long seed);

  /// A run has ended. Called between rounds, in the order of runs.
  default void ended(RunResult result) {}

  /// {@return whether each run needs to know what came of the one before}
  default boolean isSequential() {
    return false;
  }

  /// {@return how many runs turned out to repeat others}
  default int repetitions() {
    return 0;
  }

  /// {@return how many runs there are, as far as is known}
  default int size() {
    return Integer.MAX_VALUE;
  }
}
