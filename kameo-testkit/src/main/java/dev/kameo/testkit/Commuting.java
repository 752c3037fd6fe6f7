package dev.kameo.testkit;

import java.util.HashSet;
import java.util.Set;

/// Which messages may change places in a mailbox without anybody noticing. Immutable.
///
/// @param pairs of labels, each the smaller one first
record Commuting(Set<Pair> pairs) {

  static final Commuting NOTHING = new Commuting(Set.of());

  Commuting {
    pairs = Set.copyOf(pairs);
  }

  Commuting with(String one, String other) {
    Set<Pair> more = new HashSet<>(pairs);
    more.add(Pair.of(one, other));
    return new Commuting(more);
  }

  boolean contains(String one, String other) {
    return !pairs.isEmpty() && pairs.contains(Pair.of(one, other));
  }

  /// @param smaller the one that comes first in the alphabet
  /// @param larger the other one
  record Pair(String smaller, String larger) {

    static Pair of(String one, String other) {
      return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
    }
  }
}
