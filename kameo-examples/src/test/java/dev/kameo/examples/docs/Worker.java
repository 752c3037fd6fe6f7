package dev.kameo.examples.docs;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;

final class Worker implements Actor {
  record Divide(int dividend, int divisor) implements Message<Worker, Integer> {
    @Override
    public Reply<Integer> handle(Worker worker, Context<Worker> ctx) {
      return Reply.of(dividend / divisor);
    }
  }
}
