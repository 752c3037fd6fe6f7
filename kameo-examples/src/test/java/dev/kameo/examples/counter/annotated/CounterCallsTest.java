package dev.kameo.examples.counter.annotated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.testkit.jupiter.OnEveryScheduler;
import java.time.Duration;

/// The calls of docs/actors-without-ceremony.md.
final class CounterCallsTest {

  @OnEveryScheduler
  void callsAskOrTell(ActorSystem system) throws Exception {
    CounterMessages counter = CounterMessages.of(system.spawn(Counter::new));

    long count = counter.inc(41).await();
    counter.tell().inc(1);
    long soon = counter.within(Duration.ofSeconds(1)).count().await();

    assertEquals(41, count);
    assertEquals(42, soon);
  }

  @OnEveryScheduler
  void generatedMessagesAreMessages(ActorSystem system) throws Exception {
    ActorRef<Counter> ref = system.spawn(Counter::new);

    long count = ref.ask(new CounterMessages.Inc(42)).await();
    ref.tellAfter(Duration.ofSeconds(1), new CounterMessages.Inc(1));

    assertEquals(42, count);
  }
}
