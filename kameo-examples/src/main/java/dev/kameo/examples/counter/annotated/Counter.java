package dev.kameo.examples.counter.annotated;

import dev.kameo.Actor;
import dev.kameo.OnMessage;
import dev.kameo.OnQuery;

/// An actor that counts.
public final class Counter implements Actor {

  private long count;

  /// Adds an amount.
  ///
  /// @param amount what to add
  /// @return the new count
  @OnMessage
  long inc(int amount) {
    return count += amount;
  }

  /// {@return the count}
  @OnQuery
  long count() {
    return count;
  }
}
