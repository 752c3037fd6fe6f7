package dev.kameo.testkit;

import java.util.List;

/// The numbers that a run has drawn for its data. Immutable.
///
/// After the last one comes the simplest number, 0, again and again, so every part of a list of
/// numbers gives a run too.
///
/// @param list in the order in which they were drawn; none is negative
record Draws(List<Long> list) {

  /// Nothing but the simplest.
  static final Draws NONE = new Draws(List.of());

  Draws {
    list = List.copyOf(list);
  }

  /// {@return these numbers, without zeros at the end}
  static Draws of(List<Long> numbers) {
    int size = numbers.size();
    while (size > 0 && numbers.get(size - 1) == 0) {
      size--;
    }
    return new Draws(numbers.subList(0, size));
  }
}
