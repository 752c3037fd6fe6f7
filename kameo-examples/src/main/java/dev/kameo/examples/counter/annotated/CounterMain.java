package dev.kameo.examples.counter.annotated;

import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;

/// Spawns a counter and calls it.
public final class CounterMain {

  private CounterMain() {}

  public static void main(String[] args) throws InterruptedException {
    try (ActorSystem system = ActorSystem.create()) {
      ActorRef<Counter> ref = system.spawn(Counter::new);
      CounterMessages counter = CounterMessages.of(ref);
      counter.tell().inc(1);
      long count = counter.inc(41).await();
      System.out.println("Count is " + count);
    }
  }
}
