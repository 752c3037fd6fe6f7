package dev.kameo.examples.counter;

import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;

/// Spawns a counter and asks it.
public final class CounterMain {

  private CounterMain() {}

  public static void main(String[] args) throws InterruptedException {
    try (ActorSystem system = ActorSystem.create()) {
      ActorRef<Counter> counter = system.spawn(Counter::new);
      long count = counter.ask(new Counter.Inc(42)).await();
      System.out.println("Count is " + count);
    }
  }
}
