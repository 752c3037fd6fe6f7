package dev.kameo.testkit;

/// A strategy at work on one scenario.
interface Search {

  /// {@return the choices of one run}
  ///
  /// @param number which run it is, from 0
  /// @param seed for the randomness of these choices
  Choices choices(int number, long seed);
}
