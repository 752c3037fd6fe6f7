package dev.kameo.examples.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.examples.counter.Counter;
import dev.kameo.testkit.TestKit;
import dev.kameo.testkit.TestProbe;
import dev.kameo.testkit.jupiter.Explore;
import dev.kameo.testkit.jupiter.KameoTest;
import dev.kameo.testkit.jupiter.OnEveryScheduler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// The first tests of the guide.
@KameoTest
final class FirstTest {

  @Test
  void counts(TestKit kit) throws Exception {
    ActorRef<Counter> counter = kit.spawn(Counter::new);

    counter.tell(new Counter.Inc(1));
    long count = counter.ask(new Counter.Inc(41)).await();

    assertEquals(42, count);
  }

  @Test
  void anHourTakesNoTime(TestKit kit) {
    TestProbe<Counter> counter = kit.probe(Counter.class);

    counter.tellAfter(Duration.ofHours(1), new Counter.Inc(1));

    counter.expectNoneFor(Duration.ofMinutes(59));
    counter.expect(new Counter.Inc(1));
  }

  @OnEveryScheduler
  void countsOnEveryScheduler(ActorSystem system) throws Exception {
    ActorRef<Counter> counter = system.spawn(Counter::new);

    assertEquals(42, counter.ask(new Counter.Inc(42)).await());
  }

  @Explore(schedules = 200)
  void nobodyIsForgotten(TestKit kit) {
    AtomicInteger answers = new AtomicInteger();
    ActorRef<Counter> counter = kit.spawn(Counter::new);
    kit.invariant("never more answers than questions", () -> answers.get() <= 2);
    kit.eventually("both are answered", () -> answers.get() == 2);

    counter.ask(new Counter.Inc(1)).whenDone(_ -> answers.incrementAndGet());
    counter.ask(new Counter.Inc(1)).whenDone(_ -> answers.incrementAndGet());

    kit.runUntilIdle();
  }
}
