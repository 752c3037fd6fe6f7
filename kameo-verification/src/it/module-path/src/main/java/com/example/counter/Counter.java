package com.example.counter;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;

final class Counter implements Actor {
  private long count;

  record Inc(int amount) implements Message<Counter, Long> {
    @Override
    public Reply<Long> handle(Counter counter, Context<Counter> context) {
      return Reply.of(counter.count += amount);
    }
  }
}
