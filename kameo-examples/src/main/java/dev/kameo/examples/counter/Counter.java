package dev.kameo.examples.counter;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;

/// An actor that counts.
public final class Counter implements Actor {

  private long count;

  /// Adds an amount, and answers with the new count.
  ///
  /// @param amount what to add
  public record Inc(int amount) implements Message<Counter, Long> {
    @Override
    public Reply<Long> handle(Counter counter, Context<Counter> ctx) {
      counter.count += amount;
      return Reply.of(counter.count);
    }
  }

  /// Asks for the count.
  public record Count() implements Query<Counter, Long> {
    @Override
    public Reply<Long> handle(Counter counter, Context<Counter> ctx) {
      return Reply.of(counter.count);
    }
  }
}
