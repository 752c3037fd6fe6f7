package dev.kameo.testkit;

import java.util.List;

/// The default order, but for some things that are kept back until nothing else can happen but the
/// passing of time; then the first of them in the list comes first. Immutable.
record Holds(List<Hold> list) implements Choices {

  Holds {
    list = List.copyOf(list);
  }

  @Override
  public int choose(List<Step> enabled) {
    int earliest = 0;
    int rankOfEarliest = Integer.MAX_VALUE;
    for (int i = 0; i < enabled.size(); i++) {
      Step step = enabled.get(i);
      int rank = step instanceof Elapse ? list.size() : rank(step);
      if (rank < 0) {
        return i;
      }
      if (rank < rankOfEarliest) {
        earliest = i;
        rankOfEarliest = rank;
      }
    }
    return earliest;
  }

  /// {@return which of the holds a step is; -1 if none}
  private int rank(Step step) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isOf(step)) {
        return i;
      }
    }
    return -1;
  }
}
