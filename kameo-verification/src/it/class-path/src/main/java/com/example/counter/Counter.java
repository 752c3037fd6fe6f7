package com.example.counter;

import dev.kameo.Actor;
import dev.kameo.OnMessage;
import dev.kameo.OnQuery;

final class Counter implements Actor {
  private long count;

  @OnMessage
  long inc(int amount) {
    return count += amount;
  }

  @OnQuery
  long count() {
    return count;
  }
}
