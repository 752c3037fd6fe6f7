package dev.kameo.testkit;

/// Whole numbers from one to another, ordered by their distance from the simplest of them: the one
/// that is nearest to 0. Of two at one distance, the larger comes first. Immutable.
///
/// @param min the least
/// @param max the greatest
/// @param origin the simplest
record Range(long min, long max, long origin) {

  /// @throws IllegalArgumentException if there are none, or more than a `long` can count
  static Range of(long min, long max) {
    if (max < min) {
      throw new IllegalArgumentException(
          "max must not be less than min: %d < %d".formatted(max, min));
    }
    if (max - min < 0) {
      throw new IllegalArgumentException(
          "There are too many numbers from %d to %d".formatted(min, max));
    }
    return new Range(min, max, Math.clamp(0L, min, max));
  }

  /// {@return the place of the last in the order}
  long last() {
    return max - min;
  }

  /// {@return the number at a place, from 0}
  long value(long place) {
    long above = max - origin;
    long below = origin - min;
    long both = 2 * Math.min(above, below);
    if (place > both) {
      long rest = place - both / 2;
      return above > below ? origin + rest : origin - rest;
    }
    long distance = (place + 1) / 2;
    return place % 2 == 1 ? origin + distance : origin - distance;
  }
}
