package dev.kameo.benchmarks.size.annotated;

import dev.kameo.Actor;
import dev.kameo.OnMessage;
import dev.kameo.OnQuery;

/// Counts.
public final class Counter implements Actor {
  private long count;

  @OnMessage
  public long inc(int amount) {
    count += amount;
    return count;
  }

  @OnQuery
  public long count() {
    return count;
  }
}
