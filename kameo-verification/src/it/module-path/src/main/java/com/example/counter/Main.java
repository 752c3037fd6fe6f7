package com.example.counter;

import dev.kameo.ActorSystem;

final class Main {
  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    try (ActorSystem system = ActorSystem.create()) {
      CounterMessages counter = CounterMessages.of(system.spawn(Counter::new));
      counter.tell().inc(1);
      System.out.println("Count is " + counter.inc(41).await());
    }
  }
}
