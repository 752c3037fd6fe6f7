package dev.kameo.benchmarks.size.byhand;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;

/// Counts.
public final class Counter implements Actor {
  private long count;

  public record Inc(int amount) implements Message<Counter, Long> {
    @Override
    public Reply<Long> handle(Counter counter, Context<Counter> ctx) {
      counter.count += amount;
      return Reply.of(counter.count);
    }
  }

  public record Count() implements Query<Counter, Long> {
    @Override
    public Reply<Long> handle(Counter counter, Context<Counter> ctx) {
      return Reply.of(counter.count);
    }
  }
}
