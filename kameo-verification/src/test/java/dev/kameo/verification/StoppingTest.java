package dev.kameo.verification;

import static dev.kameo.verification.Scripted.panic;
import static dev.kameo.verification.Scripted.pass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorNotRunningException;
import dev.kameo.ActorRef;
import dev.kameo.ActorStoppedException;
import dev.kameo.DeadLetter;
import dev.kameo.Delivery;
import dev.kameo.Directive;
import dev.kameo.Registry;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Peek;
import dev.kameo.verification.Scripted.Script;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How an actor ends in order: on request, by its own wish, or after a panic.
final class StoppingTest {

  @OnEveryScheduler
  void aGracefulStopHandlesWhatWasQueuedBefore(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec());
      Gate gate = new Gate();
      ref.tell(pass(gate));
      ref.tell(new Note("one"));
      Reply<Void> two = ref.ask(new Note("two"));

      ref.stopGracefully();
      gate.open();

      assertEquals(StopReason.normal(), ref.stopped().await());
      assertEquals(null, two.await());
      assertEquals(List.of("one", "two", "onStop Normal"), script.diary);
      assertEquals(List.of(), world.deadMessages());
    }
  }

  @OnEveryScheduler
  @Tag("B2")
  void whatComesAfterAGracefulStopIsRefused(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec().name("closing"));
      Gate gate = new Gate();
      ref.tell(pass(gate));

      ref.stopGracefully();
      ref.tell(new Note("told"));
      Reply<Void> asked = ref.ask(new Note("asked"));

      assertFalse(ref.isAlive());
      assertEquals(Delivery.NOT_RUNNING, ref.tryTell(new Note("tried")));
      assertEquals(Delivery.NOT_RUNNING, ref.tell(new Note("tried"), Duration.ofSeconds(1)));
      assertEquals(List.of(new Note("told")), world.deadMessages());
      assertEquals(DeadLetter.Cause.NOT_RUNNING, world.deadLetters().getFirst().cause());
      String text = assertThrows(ActorNotRunningException.class, asked::await).getMessage();
      assertTrue(text.contains("'closing'") && text.contains("Note"), text);
      gate.open();
      ref.stopped().await();
      assertEquals(List.of("onStop Normal"), script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("B9")
  void aGracefulStopBeforeTheStartLetsTheActorStartAndHandleItsQueue(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      Script script = new Script().onStart(_ -> gate.pass());
      ActorRef<Scripted> ref = world.system().spawn(script.spec());
      ref.tell(new Note("before"));

      ref.stopGracefully();
      ref.tell(new Note("after"));
      gate.open();

      assertEquals(StopReason.normal(), ref.stopped().await());
      assertEquals(null, ref.started().await());
      assertEquals(List.of("before", "onStop Normal"), script.diary);
      assertEquals(List.of(new Note("after")), world.deadMessages());
    }
  }

  @OnEveryScheduler
  void stoppingAgainIsHarmless(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec());

      ref.stopGracefully();
      ref.stopGracefully();
      StopReason reason = ref.stopped().await();
      ref.stopGracefully();

      assertEquals(StopReason.normal(), reason);
      assertEquals(StopReason.normal(), ref.stopped().await());
      assertEquals(List.of("onStop Normal"), script.diary);
    }
  }

  @OnEveryScheduler
  void aGracefulStopWaitsForTheQueriesThatRun(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec());
      Gate gate = new Gate();
      Reply<Void> query =
          ref.ask(
              new Peek(_ -> {
                gate.pass();
                script.diary.add("query");
              }));
      world.await(gate.reached());

      ref.stopGracefully();
      gate.open();

      assertEquals(StopReason.normal(), ref.stopped().await());
      assertEquals(null, query.await());
      assertEquals(List.of("query", "onStop Normal"), script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("B12")
  void stoppedCompletesAfterOnStopAndNeverBefore(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      ActorRef<Scripted> ref = world.system().spawn(new Script().onStop(_ -> gate.pass()).spec());
      Reply<StopReason> early = ref.stopped();

      ref.stopGracefully();
      world.await(gate.reached());

      assertFalse(early.isDone());
      assertFalse(ref.stopped().isDone());
      gate.open();
      assertEquals(StopReason.normal(), early.await());
      assertEquals(StopReason.normal(), ref.stopped().await());
    }
  }

  @OnEveryScheduler
  void anActorThatStopsItselfHandlesNothingMore(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec());
      Gate gate = new Gate();
      Reply<Void> last =
          ref.ask(
              new Do(ctx -> {
                gate.pass();
                ctx.stop();
                script.diary.add("to its end");
              }));
      ref.tell(new Note("one"));
      Reply<Void> asked = ref.ask(new Note("asked"));
      ref.tell(new Note("two"));
      world.await(gate.reached());

      gate.open();

      assertEquals(StopReason.normal(), ref.stopped().await());
      assertEquals(null, last.await());
      assertEquals(
          StopReason.normal(), assertThrows(ActorStoppedException.class, asked::await).reason());
      assertEquals(
          List.of(
              "to its end",
              "onUndelivered Normal [Note[text=one], Note[text=two]]",
              "onStop Normal"),
          script.diary);
      assertEquals(List.of(new Note("one"), new Note("two")), world.deadMessages());
    }
  }

  @OnEveryScheduler
  @Tag("P1")
  void aPanicStopsTheActorWithWhatWasThrownAndWhere(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec());
      IllegalStateException cause = new IllegalStateException("broken");

      ref.tell(panic(cause));

      StopReason.Panicked reason =
          assertInstanceOf(StopReason.Panicked.class, ref.stopped().await());
      assertSame(cause, reason.panic().cause());
      assertEquals("Do", reason.panic().during());
      assertEquals(2, script.diary.size());
    }
  }

  @OnEveryScheduler
  void anOnPanicThatThrowsStopsTheActorWithBothFailures(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      IllegalStateException first = new IllegalStateException("first");
      IllegalStateException second = new IllegalStateException("second");
      Script script =
          new Script()
              .onPanic(_ -> {
                throw second;
              });
      ActorRef<Scripted> ref = world.system().spawn(script.spec());

      ref.tell(panic(first));

      StopReason.Panicked reason =
          assertInstanceOf(StopReason.Panicked.class, ref.stopped().await());
      assertSame(second, reason.panic().cause());
      assertSame(first, second.getSuppressed()[0]);
      assertEquals("onPanic", reason.panic().during());
    }
  }

  @OnEveryScheduler
  void onPanicMayChooseTheReason(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script().onPanic(_ -> Directive.stop(StopReason.normal()));
      ActorRef<Scripted> ref = world.system().spawn(script.spec());

      ref.tell(panic(new IllegalStateException()));

      assertEquals(StopReason.normal(), ref.stopped().await());
    }
  }

  @OnEveryScheduler
  void anActorMayStopItselfWhenAQueryOfItHasPanicked(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      AtomicReference<Runnable> stop = new AtomicReference<>();
      Script script =
          new Script()
              .construct(ctx -> stop.set(ctx::stop))
              .onPanic(_ -> {
                stop.get().run();
                return Directive.resume();
              });
      ActorRef<Scripted> ref = world.system().spawn(script.spec());

      ref.tell(
          new Peek(_ -> {
            throw new IllegalStateException();
          }));

      assertEquals(StopReason.normal(), ref.stopped().await());
    }
  }

  @OnEveryScheduler
  void anOnStopThatThrowsChangesNothing(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script =
          new Script()
              .onStop(_ -> {
                throw new AssertionError("onStop");
              });
      ActorRef<Scripted> ref = world.system().spawn(script.spec().name("free"));
      ref.started().await();

      ref.stopGracefully();

      assertEquals(StopReason.normal(), ref.stopped().await());
      world.system().spawn(new Script().spec().name("free")).started().await();
    }
  }

  @OnEveryScheduler
  void anOnUndeliveredThatThrowsLosesNothing(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script =
          new Script()
              .onUndelivered(_ -> {
                throw new IllegalStateException("onUndelivered");
              });
      ActorRef<Scripted> ref = world.system().spawn(script.spec());
      Gate gate = new Gate();
      ref.tell(
          new Do(ctx -> {
            gate.pass();
            ctx.stop();
          }));
      ref.tell(new Note("left"));

      gate.open();

      assertEquals(StopReason.normal(), ref.stopped().await());
      world.awaitUntil(() -> !world.deadLetters().isEmpty());
      assertEquals(List.of(new Note("left")), world.deadMessages());
      assertEquals("onStop Normal", script.diary.getLast());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  @Tag("P124")
  void aRefDoesNotKeepTheActorItselfAfterItsEnd(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      AtomicReference<WeakReference<Object>> actor = new AtomicReference<>();
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec());
      ref.ask(new Memory.Remember(found -> actor.set(new WeakReference<>(found)))).await();

      ref.stopGracefully();
      ref.stopped().await();

      assertTrue(Memory.isFreed(actor.get()));
      assertFalse(ref.isAlive());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  void anActorWhoseStopIsKnownIsNowhereToBeFound(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Registry registry = world.system().registry();
      int seen = 0;
      for (int i = 0; i < 20_000; i++) {
        ActorRef<Scripted> ref = world.system().spawn(new Script().spec());
        registry.register("short-lived", ref);
        ref.stopGracefully();
        for (int spin = i % 500; spin > 0; spin--) {
          Thread.onSpinWait();
        }

        if (ref.stopped().isDone()) { // asked for the first time, at about the moment of the end
          seen++;
          assertEquals(Set.of(), registry.names());
        }
        ref.stopped().await();
      }
      assertTrue(seen > 0);
    }
  }
}
