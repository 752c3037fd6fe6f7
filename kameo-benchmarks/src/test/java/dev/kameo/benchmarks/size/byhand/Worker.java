package dev.kameo.benchmarks.size.byhand;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;

/// Divides, and crashes when it cannot.
public final class Worker implements Actor {

  public record Divide(int dividend, int divisor) implements Message<Worker, Integer> {
    @Override
    public Reply<Integer> handle(Worker worker, Context<Worker> ctx) {
      return Reply.of(dividend / divisor);
    }
  }
}
