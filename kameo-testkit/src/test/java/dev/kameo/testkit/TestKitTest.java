package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.AskDeadlockException;
import dev.kameo.Context;
import dev.kameo.MailboxSpec;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.ReplyTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

@Timeout(60)
class TestKitTest {

  /// Counts, and shows what it knows.
  static final class Counter implements Actor {

    private final List<Integer> seen = new ArrayList<>();

    record Inc(int amount) implements Message<Counter, Integer> {
      @Override
      public Reply<Integer> handle(Counter counter, Context<Counter> ctx) {
        counter.seen.add(amount);
        return Reply.of(counter.seen.stream().mapToInt(i -> i).sum());
      }
    }

    record Seen() implements Query<Counter, List<Integer>> {
      @Override
      public Reply<List<Integer>> handle(Counter counter, Context<Counter> ctx) {
        return Reply.of(List.copyOf(counter.seen));
      }
    }

    /// Tells itself to count after a while.
    record IncLater(Duration delay) implements Message<Counter, Void> {
      @Override
      public Reply<Void> handle(Counter counter, Context<Counter> ctx) {
        ctx.scheduleOnce(delay, new Inc(1));
        return Reply.done();
      }
    }
  }

  /// Passes numbers on, waiting for the answer.
  static final class Teller implements Actor {

    private final ActorRef<Counter> counter;

    Teller(ActorRef<Counter> counter) {
      this.counter = counter;
    }

    record Pass(int amount) implements Message<Teller, Integer> {
      @Override
      public Reply<Integer> handle(Teller teller, Context<Teller> ctx) throws Exception {
        return Reply.of(teller.counter.ask(new Counter.Inc(amount)).await());
      }
    }

    record PassByFuture(int amount) implements Message<Teller, Integer> {
      @Override
      public Reply<Integer> handle(Teller teller, Context<Teller> ctx) throws Exception {
        return Reply.of(teller.counter.ask(new Counter.Inc(amount)).toCompletableFuture().get());
      }
    }

    record AskYourself() implements Message<Teller, Integer> {
      @Override
      public Reply<Integer> handle(Teller teller, Context<Teller> ctx) throws Exception {
        return Reply.of(ctx.self().ask(new Pass(1)).await());
      }
    }

    record AwaitPromise(ReplyPromise<Integer> promise) implements Message<Teller, Integer> {
      @Override
      public Reply<Integer> handle(Teller teller, Context<Teller> ctx) throws Exception {
        return Reply.of(promise.reply().await());
      }
    }
  }

  @Test
  void nothingRunsUntilTold() {
    try (TestKit kit = TestKit.create()) {
      ActorRef<Counter> counter = kit.spawn(Counter::new);
      Reply<Integer> reply = counter.ask(new Counter.Inc(1));
      assertFalse(reply.isDone());

      kit.runUntilIdle();

      assertTrue(reply.isDone());
      assertFalse(kit.step());
    }
  }

  @Test
  void waitingForTheFutureOfAReplyDrives() throws Exception {
    try (TestKit kit = TestKit.create()) {
      ActorRef<Counter> counter = kit.spawn(Counter::new);

      assertEquals(1, counter.ask(new Counter.Inc(1)).toCompletableFuture().get());
      assertEquals(
          "3", counter.ask(new Counter.Inc(2)).toCompletableFuture().thenApply(n -> "" + n).join());
    }
  }

  @Test
  void theTimeOfAFutureIsVirtual() {
    try (TestKit kit = TestKit.create()) {
      ActorRef<Teller> teller = kit.spawn(() -> new Teller(kit.spawn(Counter::new)));
      Reply<Integer> reply = teller.ask(new Teller.AwaitPromise(Reply.promise()));

      assertThrows(
          TimeoutException.class, () -> reply.toCompletableFuture().get(1, TimeUnit.HOURS));
      assertEquals(Duration.ofHours(1), kit.now());
    }
  }

  @Test
  void aHandlerThatWaitsForAFutureLetsTheOthersRun() throws Exception {
    try (TestKit kit = TestKit.create()) {
      ActorRef<Counter> counter = kit.spawn(Counter::new);
      ActorRef<Teller> teller = kit.spawn(() -> new Teller(counter));

      assertEquals(4, teller.ask(new Teller.PassByFuture(4)).await());
    }
  }

  @Test
  void awaitDrives() throws Exception {
    try (TestKit kit = TestKit.create()) {
      ActorRef<Counter> counter = kit.spawn(Counter::new);
      ActorRef<Teller> teller = kit.spawn(() -> new Teller(counter));

      assertEquals(5, teller.ask(new Teller.Pass(5)).await());
      assertEquals(List.of(5), counter.ask(new Counter.Seen()).await());
      assertEquals(Duration.ZERO, kit.now());
    }
  }

  @Test
  void timeIsVirtual() throws Exception {
    try (TestKit kit = TestKit.create()) {
      ActorRef<Counter> counter = kit.spawn(Counter::new);
      counter.tell(new Counter.IncLater(Duration.ofHours(1)));

      kit.advance(Duration.ofMinutes(59));
      assertEquals(List.of(), counter.ask(new Counter.Seen()).await());

      kit.advance(Duration.ofMinutes(1));
      assertEquals(List.of(1), counter.ask(new Counter.Seen()).await());
      assertEquals(Duration.ofHours(1), kit.now());
    }
  }

  @Test
  void aReplyTimesOutAtItsVirtualMoment() {
    try (TestKit kit = TestKit.create()) {
      ReplyPromise<Integer> never = Reply.promise();
      ActorRef<Counter> counter = kit.spawn(Counter::new);
      ActorRef<Teller> teller = kit.spawn(() -> new Teller(counter));
      Reply<Integer> reply = teller.ask(new Teller.AwaitPromise(never), Duration.ofDays(1));

      assertThrows(ReplyTimeoutException.class, reply::await);

      assertEquals(Duration.ofDays(1), kit.now());
    }
  }

  @Test
  void aDeadlockSaysWhoWaits() {
    try (TestKit kit = TestKit.create()) {
      ReplyPromise<Integer> never = Reply.promise();
      ActorRef<Counter> counter = kit.spawn(Counter::new);
      ActorRef<Teller> teller =
          kit.spawn(ActorSpec.<Teller>of(() -> new Teller(counter)).name("teller"));
      Reply<Integer> reply = teller.ask(new Teller.AwaitPromise(never));

      var error = assertThrows(SimulationDeadlockError.class, reply::await);

      assertTrue(error.getMessage().contains("teller"), error::getMessage);
      assertTrue(error.getMessage().contains("AwaitPromise"), error::getMessage);
    }
  }

  @Test
  void anActorThatAsksItselfIsToldSo() {
    try (TestKit kit = TestKit.create()) {
      ActorRef<Counter> counter = kit.spawn(Counter::new);
      ActorRef<Teller> teller = kit.spawn(() -> new Teller(counter));
      Reply<Integer> reply = teller.ask(new Teller.AskYourself());

      var error = assertThrows(RuntimeException.class, reply::await);

      assertEquals(AskDeadlockException.class, error.getCause().getClass());
    }
  }

  @Test
  void aFullMailboxIsExact() {
    try (TestKit kit = TestKit.create()) {
      ActorRef<Counter> counter =
          kit.spawn(ActorSpec.<Counter>of(Counter::new).mailbox(MailboxSpec.bounded(2)));
      kit.runUntilIdle();

      assertEquals("DELIVERED", counter.tryTell(new Counter.Inc(1)).name());
      assertEquals("DELIVERED", counter.tryTell(new Counter.Inc(2)).name());
      assertEquals("MAILBOX_FULL", counter.tryTell(new Counter.Inc(3)).name());
      counter.tell(new Counter.Inc(4)); // waits, and so drives
      kit.runUntilIdle();
      assertEquals("DELIVERED", counter.tryTell(new Counter.Inc(5)).name());
    }
  }

  @Test
  void sameSeedSameRun() throws Exception {
    Set<List<String>> different = new HashSet<>();
    Set<List<Integer>> orders = new HashSet<>();
    for (int seed = 0; seed < 50; seed++) {
      List<String> once = race(seed, orders);
      assertEquals(once, race(seed, orders));
      different.add(once);
    }

    assertTrue(different.size() > 10, () -> "different runs: " + different.size());
    assertEquals(6, orders.size());
  }

  /// Three tellers for one counter.
  private static List<String> race(long seed, Set<List<Integer>> orders) throws Exception {
    try (TestKit kit = TestKit.create(seed)) {
      ActorRef<Counter> counter = kit.spawn(Counter::new);
      for (int i = 1; i <= 3; i++) {
        kit.spawn(() -> new Teller(counter)).tell(new Teller.Pass(i));
      }
      kit.runUntilIdle();
      List<String> trace = kit.trace();
      orders.add(counter.ask(new Counter.Seen()).await());
      return trace;
    }
  }

  @Test
  void closingLeavesNothing() {
    TestKit kit = TestKit.create();
    ReplyPromise<Integer> never = Reply.promise();
    ActorRef<Counter> counter = kit.spawn(Counter::new);
    ActorRef<Teller> teller = kit.spawn(() -> new Teller(counter));
    Reply<Integer> waiting = teller.ask(new Teller.AwaitPromise(never));
    TestProbe<Counter> probe = kit.probe(Counter.class);
    kit.runUntilIdle();

    kit.close();

    assertTrue(kit.system().isClosed());
    assertTrue(waiting.isDone());
    assertFalse(counter.isAlive());
    for (Executable use : List.<Executable>of(kit::runUntilIdle, kit::step, probe::expectNone)) {
      String error = assertThrows(IllegalStateException.class, use).getMessage();
      assertTrue(error.startsWith("The test kit is closed"), error);
    }
  }

  @Test
  void theServiceLoaderFindsTheSimulator() throws Exception {
    try (ActorSystem system =
        ActorSystem.builder().scheduler("simulation").setting("simulation.seed", "7").create()) {
      ActorRef<Counter> counter = system.spawn(Counter::new);

      assertEquals(3, counter.ask(new Counter.Inc(3)).await());
    }
  }
}
