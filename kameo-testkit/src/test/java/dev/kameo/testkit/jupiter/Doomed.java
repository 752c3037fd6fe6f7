package dev.kameo.testkit.jupiter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.testkit.DeliveryModel;
import dev.kameo.testkit.Fault;
import dev.kameo.testkit.TestKit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Tests that must fail; only another test runs them.
final class Doomed {

  private Doomed() {}

  /// Remembers who came last.
  static final class Last implements Actor {

    private String last = "";

    /// Fails when it stops.
    static final class Clumsy implements Actor {

      @Override
      public void onStop(StopReason reason) {
        throw new IllegalStateException("not closed");
      }
    }

    /// When it stops, stops another one and sends it something.
    record Leaving(ActorRef<Last> last) implements Actor {

      @Override
      public void onStop(StopReason reason) {
        last.kill();
        last.tell(new Set("late"));
        last.tell(new Set("late"));
      }
    }

    record Set(String name) implements Message<Last, Void> {
      @Override
      public Reply<Void> handle(Last last, Context<Last> ctx) {
        last.last = name;
        return Reply.done();
      }
    }

    record Add(List<String> seen, String name) implements Message<Last, Void> {
      @Override
      public Reply<Void> handle(Last last, Context<Last> ctx) {
        seen.add(name);
        return Reply.done();
      }
    }

    record Get() implements Query<Last, String> {
      @Override
      public Reply<String> handle(Last last, Context<Last> ctx) {
        return Reply.of(last.last);
      }
    }

    record Fail() implements Message<Last, Void> {
      @Override
      public Reply<Void> handle(Last last, Context<Last> ctx) {
        throw new IllegalStateException("bug");
      }
    }
  }

  /// Says one thing to another.
  static final class Sayer implements Actor {

    record Say(ActorRef<Last> to, String name) implements Message<Sayer, Void> {
      @Override
      public Reply<Void> handle(Sayer sayer, Context<Sayer> ctx) {
        to.tell(new Last.Set(name));
        return Reply.done();
      }
    }

    record Tell(ActorRef<Last> to, List<String> seen, String... names)
        implements Message<Sayer, Void> {
      @Override
      public Reply<Void> handle(Sayer sayer, Context<Sayer> ctx) {
        for (String name : names) {
          to.tell(new Last.Add(seen, name));
        }
        return Reply.done();
      }
    }
  }

  @KameoTest
  static final class Failing {

    static final AtomicInteger RUNS = new AtomicInteger();

    @Test
    void panics(TestKit kit) {
      kit.spawn(Last::new).tell(new Last.Fail());
    }

    @Test
    void panicsAtTheEnd(TestKit kit) {
      kit.spawn(Last.Clumsy::new);
    }

    @Explore
    void panicsAtTheEndOfARun(TestKit kit) {
      kit.spawn(Last.Clumsy::new);
    }

    @Explore
    void isAllowedToPanicAtTheEnd(TestKit kit) {
      kit.allowPanics(IllegalStateException.class).spawn(Last.Clumsy::new);
    }

    @Test
    void losesMessagesOnlyAtTheEnd(TestKit kit) {
      ActorRef<Last> last = kit.spawn(Last::new);
      kit.spawn(() -> new Last.Leaving(last));
      kit.eventually("it lives", last::isAlive);
    }

    @Test
    void waitsForWhatNeverComes(TestKit kit) {
      kit.eventually("it rains", () -> false);
    }

    @Test
    void isAllowedToPanic(TestKit kit) {
      kit.allowPanics(IllegalStateException.class);
      kit.spawn(Last::new).tell(new Last.Fail());
    }

    @Explore(schedules = 200, threads = 2)
    void races(TestKit kit) throws Exception {
      RUNS.incrementAndGet();
      ActorRef<Last> last = kit.spawn(Last::new);
      kit.spawn(Sayer::new).tell(new Sayer.Say(last, "one"));
      kit.spawn(Sayer::new).tell(new Sayer.Say(last, "two"));
      kit.runUntilIdle();
      assertEquals("two", last.ask(new Last.Get()).await());
    }

    @Explore(faults = {Fault.PANIC_BEFORE, Fault.START})
    void isStruck(TestKit kit) throws Exception {
      assertEquals("", kit.spawn(Last::new).ask(new Last.Get()).await());
    }

    @Explore(strategy = "exhaustive")
    void isSearched(TestKit kit) throws Exception {
      races(kit);
    }

    @Explore
    void isRacy(TestKit kit) throws Exception {
      ActorRef<Last> last = kit.spawn(Last::new);
      last.tellAfter(Duration.ofMillis(1), new Last.Set("late"));
      kit.spawn(Sayer::new).tell(new Sayer.Say(last, "early"));
      kit.advance(Duration.ofMillis(2));
      assertEquals("late", last.ask(new Last.Get()).await());
    }

    @Explore(time = "idle")
    void isIdle(TestKit kit) throws Exception {
      isRacy(kit);
    }

    /// Fails if something comes between two messages that one handler has sent.
    @Explore
    void isLocal(TestKit kit) {
      List<String> seen = new ArrayList<>();
      ActorRef<Last> last = kit.spawn(Last::new);
      kit.invariant("nothing comes between", () -> !seen.equals(List.of("one", "other")));
      kit.spawn(Sayer::new).tell(new Sayer.Tell(last, seen, "one", "two"));
      kit.spawn(Sayer::new).tell(new Sayer.Tell(last, seen, "other"));
      kit.runUntilIdle();
    }

    @Explore(delivery = DeliveryModel.ATOMIC)
    void isAtomic(TestKit kit) {
      isLocal(kit);
    }

    @Explore(strategy = "luck")
    void isExploredInNoWay(TestKit kit) {}

    @Explore
    void takesNoKit() {}
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static final class OneInstance {

    @Explore
    void cannotBeRunAgain(TestKit kit) {}
  }
}
