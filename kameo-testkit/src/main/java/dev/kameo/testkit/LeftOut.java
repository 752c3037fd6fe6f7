package dev.kameo.testkit;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Which of the messages that the test itself sends are dropped, as if it had not sent them.
/// Immutable.
///
/// @param list which ones, counted from 0 in the order of sending; in order, each once
record LeftOut(List<Integer> list) {

  /// Everything is sent.
  static final LeftOut NOTHING = new LeftOut(List.of());

  LeftOut {
    list = List.copyOf(list);
  }

  static LeftOut of(Collection<Integer> numbers) {
    return new LeftOut(List.copyOf(new TreeSet<>(numbers)));
  }
}
