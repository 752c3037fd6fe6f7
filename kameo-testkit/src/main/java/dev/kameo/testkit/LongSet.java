package dev.kameo.testkit;

/// A set of numbers other than 0, which takes eight bytes or sixteen for each, and no more than so
/// many.
final class LongSet {

  private final int limit;
  private long[] table = new long[64];
  private int size;

  /// @param limit how many numbers it takes
  LongSet(int limit) {
    this.limit = limit;
  }

  /// {@return whether the number was not in it, and is now}
  boolean add(long number) {
    if (size == limit) {
      return false;
    }
    if (2 * size >= table.length) {
      grow();
    }
    int slot = slot(number);
    if (table[slot] == number) {
      return false;
    }
    table[slot] = number;
    size++;
    return true;
  }

  boolean contains(long number) {
    return table[slot(number)] == number;
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == limit;
  }

  private int slot(long number) {
    int slot = (int) Hash.mix(number) & (table.length - 1);
    while (table[slot] != 0 && table[slot] != number) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] old = table;
    table = new long[2 * old.length];
    for (long number : old) {
      if (number != 0) {
        table[slot(number)] = number;
      }
    }
  }
}
