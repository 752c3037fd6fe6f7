package com.example.counter;

import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;

final class Main {
  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    try (ActorSystem system = ActorSystem.create()) {
      ActorRef<Counter> counter = system.spawn(Counter::new);
      counter.tell(new Counter.Inc(1));
      System.out.println("Count is " + counter.ask(new Counter.Inc(41)).await());
    }
  }
}
