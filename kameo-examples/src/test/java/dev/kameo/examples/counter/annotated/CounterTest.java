package dev.kameo.examples.counter.annotated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.Reply;
import dev.kameo.ReplyTimeoutException;
import dev.kameo.testkit.ExplorationFailedError;
import dev.kameo.testkit.Explorer;
import dev.kameo.testkit.TestKit;
import dev.kameo.testkit.TestProbe;
import dev.kameo.testkit.jupiter.Explore;
import dev.kameo.testkit.jupiter.KameoTest;
import dev.kameo.testkit.jupiter.OnEveryScheduler;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Generated messages are messages like any other, in the simulator too.
@KameoTest
final class CounterTest {

  @OnEveryScheduler
  void counts(ActorSystem system) throws Exception {
    ActorRef<Counter> ref = system.spawn(Counter::new);
    CounterMessages counter = CounterMessages.of(ref);

    counter.tell().inc(1);

    assertEquals(42, counter.inc(41).await());
    assertEquals(42, counter.count().await());
    assertEquals(44, ref.ask(new CounterMessages.Inc(2)).await());
  }

  @Test
  void aProbeSeesCallsAsMessages(TestKit kit) throws Exception {
    TestProbe<Counter> probe = kit.probe(Counter.class);
    CounterMessages counter = CounterMessages.of(probe);

    counter.tell().inc(1);
    Reply<Long> count = counter.count();

    probe.expect(new CounterMessages.Inc(1));
    probe.expect(new CounterMessages.Count());
    probe.reply(7L);
    assertEquals(7, count.await());
    probe.expectNone();
  }

  @Test
  void anAnswerThatTakesTooLongIsAnError(TestKit kit) {
    TestProbe<Counter> probe = kit.probe(Counter.class);
    CounterMessages counter = CounterMessages.of(probe).within(Duration.ofMinutes(1));

    Reply<Long> count = counter.count();
    probe.expect(new CounterMessages.Count());
    kit.advance(Duration.ofMinutes(1));

    assertThrows(ReplyTimeoutException.class, count::await);
  }

  @Explore(schedules = 200)
  void noCallIsLost(TestKit kit) throws Exception {
    CounterMessages counter = CounterMessages.of(kit.spawn(Counter::new));
    Reply<Long> both = counter.inc(1).flatMap(_ -> counter.inc(2));
    counter.tell().inc(4);

    kit.runUntilIdle();

    assertTrue(both.isDone());
    assertEquals(7, counter.count().await());
  }

  @Test
  void explorationFindsTheCallThatComesBetween() {
    Explorer explorer =
        Explorer.of(kit -> {
          ActorRef<Counter> counter = kit.spawn(Counter::new);
          counter.tell(new CounterMessages.Inc(1));
          kit.runUntilIdle();
          DoublerMessages.of(kit.spawn(Doubler::new)).tell().makeDouble(counter);
          DoublerMessages.of(kit.spawn(Doubler::new)).tell().makeDouble(counter);
          kit.runUntilIdle();
          assertEquals(4, counter.ask(new CounterMessages.Count()).await());
        });

    ExplorationFailedError found = assertThrows(ExplorationFailedError.class, explorer::check);

    String message = String.valueOf(found.getMessage());
    assertTrue(message.contains("expected: <4> but was: <3>"), message);
    assertTrue(message.contains("Inc#"), message);
  }
}
