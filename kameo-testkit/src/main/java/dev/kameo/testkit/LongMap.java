package dev.kameo.testkit;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A map from numbers other than 0, which are hashes and need no object of their own.
final class LongMap<V> {

  private long[] keys = new long[16];

  @SuppressWarnings("unchecked") // holds nothing but values
  private @Nullable V[] values = (V[]) new Object[16];

  private int size;

  @Nullable V get(long key) {
    return values[slot(key)];
  }

  V computeIfAbsent(long key, Supplier<V> made) {
    V known = get(key);
    if (known != null) {
      return known;
    }
    if (2 * ++size > keys.length) {
      grow();
    }
    V value = made.get();
    int slot = slot(key);
    keys[slot] = key;
    values[slot] = value;
    return value;
  }

  private int slot(long key) {
    int slot = (int) Hash.mix(key) & (keys.length - 1);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    @Nullable V[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = Arrays.copyOf(oldValues, keys.length);
    Arrays.fill(values, null);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }
}
