package dev.kameo.testkit;

import org.jspecify.annotations.Nullable;

/// Counts how many letters of each label somebody has sent to each receiver.
final class Occurrences {

  private @Nullable Count[] table = new Count[8];
  private int size;

  /// {@return which letter of its label to its receiver the next one is, from 1}
  int next(SimulatedLane receiver, String label) {
    int slot = slot(receiver.number, label);
    Count found = table[slot];
    if (found == null) {
      found = new Count(receiver.number, label);
      table[slot] = found;
      if (2 * ++size > table.length) {
        grow();
      }
    }
    return ++found.count;
  }

  private int slot(int receiver, String label) {
    int slot = (int) Hash.mix(31L * receiver + label.hashCode()) & (table.length - 1);
    Count at = table[slot];
    while (at != null && !(at.receiver == receiver && at.label.equals(label))) {
      slot = (slot + 1) & (table.length - 1);
      at = table[slot];
    }
    return slot;
  }

  private void grow() {
    @Nullable Count[] old = table;
    table = new Count[2 * old.length];
    for (Count count : old) {
      if (count != null) {
        table[slot(count.receiver, count.label)] = count;
      }
    }
  }

  private static final class Count {

    private final int receiver;
    private final String label;
    private int count;

    Count(int receiver, String label) {
      this.receiver = receiver;
      this.label = label;
    }
  }
}
