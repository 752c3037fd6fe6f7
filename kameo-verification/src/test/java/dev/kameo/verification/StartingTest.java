package dev.kameo.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorStoppedException;
import dev.kameo.DeadLetter;
import dev.kameo.Delivery;
import dev.kameo.MailboxSpec;
import dev.kameo.Reply;
import dev.kameo.StartFailedException;
import dev.kameo.StopReason;
import dev.kameo.verification.Scripted.Look;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;

/// How an actor begins: its factory, its onStart, and what it sends itself there.
final class StartingTest {

  @OnEveryScheduler
  void aConstructorThatThrowsFailsTheStartWithItsCause(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      IOException cause = new IOException("no disk");
      Script script =
          new Script()
              .construct(_ -> {
                throw cause;
              });

      ActorRef<Scripted> ref = world.system().spawn(script.spec());

      StartFailedException failure =
          assertThrows(StartFailedException.class, () -> ref.started().await());
      assertSame(cause, failure.getCause());
      assertEquals(new StopReason.StartFailed(cause), ref.stopped().await());
      assertEquals(List.of(), script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("P2")
  @Tag("P32")
  void anOnStartThatThrowsFailsTheStartWithItsCauseAndNoOtherHookIsCalled(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      StackOverflowError cause = new StackOverflowError();
      Script script =
          new Script()
              .onStart(_ -> {
                throw cause;
              });

      ActorRef<Scripted> ref = world.system().spawn(script.spec());

      assertEquals(new StopReason.StartFailed(cause), ref.stopped().await());
      StartFailedException failure =
          assertThrows(StartFailedException.class, () -> ref.started().await());
      assertSame(cause, failure.getCause());
      assertEquals(List.of(), script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("E8")
  void aFactoryThatReturnsNullFailsTheStartAndSaysSo(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorSpec<Scripted> spec = ActorSpec.of(new AtomicReference<Scripted>()::get);

      ActorRef<Scripted> ref = world.system().spawn(spec);

      StartFailedException failure =
          assertThrows(StartFailedException.class, () -> ref.started().await());
      assertInstanceOf(NullPointerException.class, failure.getCause());
      assertTrue(failure.getCause().getMessage().contains("factory returned null"));
    }
  }

  @OnEveryScheduler
  void whatWasSentToAnActorThatCannotStartIsNotLostSilently(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      IllegalStateException cause = new IllegalStateException("not today");
      Script script =
          new Script()
              .onStart(_ -> {
                gate.pass();
                throw cause;
              });
      ActorRef<Scripted> ref = world.system().spawn(script.spec());
      ref.tell(new Note("told"));
      Reply<Void> asked = ref.ask(new Note("asked"));

      gate.open();

      ActorStoppedException failure = assertThrows(ActorStoppedException.class, asked::await);
      assertEquals(new StopReason.StartFailed(cause), failure.reason());
      ref.stopped().await();
      assertEquals(List.of(new Note("told")), world.deadMessages());
      assertEquals(DeadLetter.Cause.UNDELIVERED, world.deadLetters().getFirst().cause());
      assertEquals(List.of(), script.diary);
    }
  }

  @OnEveryScheduler
  void theChildrenOfAnActorThatCannotStartAreStoppedFirst(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script child = new Script();
      AtomicReference<ActorRef<Scripted>> childRef = new AtomicReference<>();
      Script parent =
          new Script()
              .onStart(ctx -> {
                childRef.set(ctx.spawn(child.spec()));
                childRef.get().started().await();
                throw new IllegalStateException();
              });

      ActorRef<Scripted> ref = world.system().spawn(parent.spec());
      ref.stopped().await();

      assertTrue(childRef.get().stopped().isDone());
      assertEquals(List.of("onStop SupervisorShutdown"), child.diary);
    }
  }

  @OnEveryScheduler
  @Tag("P17")
  @Tag("B2")
  void spawnReturnsBeforeTheActorHasStarted(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();

      ActorRef<Scripted> ref =
          world.system().spawn(new Script().construct(_ -> gate.pass()).spec());
      world.await(gate.reached());

      assertFalse(ref.started().isDone());
      assertTrue(ref.isAlive());
      gate.open();
      ref.started().await();
      assertTrue(ref.started().isDone());
    }
  }

  @OnEveryScheduler
  @Tag("B11")
  void aFullMailboxDoesNotHideThatTheActorHasStarted(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate starting = new Gate();
      Gate handling = new Gate();
      ActorRef<Scripted> ref =
          world
              .system()
              .spawn(
                  new Script()
                      .onStart(_ -> starting.pass())
                      .spec()
                      .mailbox(MailboxSpec.bounded(1)));
      world.await(starting.reached());
      ref.tell(Scripted.pass(handling));
      assertEquals(Delivery.MAILBOX_FULL, ref.tryTell(new Note("no room")));

      starting.open();

      ref.started().await();
      handling.open();
    }
  }

  @OnEveryScheduler
  void startedIsTheTruthAlsoAfterTheEnd(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec());

      ref.stopGracefully();
      ref.stopped().await();

      assertEquals(null, ref.started().await());
    }
  }

  @OnEveryScheduler
  @Tag("B8")
  void whatAnActorSendsItselfWhileItStartsComesBeforeAnythingFromOutside(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      Script script =
          new Script()
              .construct(ctx -> {
                gate.pass();
                ctx.self().tell(new Note("constructor"));
                ctx.self().tell(new Look("query"));
                ctx.self().tell(new Note("behind the query"));
              })
              .onStart(ctx -> {
                ctx.self().tell(new Look("query of onStart"));
                ctx.self().tell(new Note("onStart"));
              });
      ActorRef<Scripted> ref = world.system().spawn(script.spec().mailbox(MailboxSpec.bounded(1)));
      world.await(gate.reached());
      ref.tell(new Note("outside"));

      gate.open();
      ref.ask(new Note("end")).await();

      assertEquals(
          List.of(
              "constructor",
              "query",
              "behind the query",
              "query of onStart",
              "onStart",
              "outside",
              "end"),
          script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("E2")
  void anActorThatAsksToStopWhileItStartsHasStartedAndStops(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script =
          new Script()
              .onStart(ctx -> {
                ctx.self().tell(new Note("too late"));
                ctx.stop();
              });

      ActorRef<Scripted> ref = world.system().spawn(script.spec());

      assertEquals(StopReason.normal(), ref.stopped().await());
      assertEquals(null, ref.started().await());
      assertEquals(
          List.of("onUndelivered Normal [Note[text=too late]]", "onStop Normal"), script.diary);
    }
  }
}
