package dev.kameo.verification;

import static dev.kameo.verification.Subject.answer;
import static dev.kameo.verification.Subject.panic;
import static dev.kameo.verification.Subject.pass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorPanickedException;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Directive;
import dev.kameo.HandlerException;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.StopReason;
import dev.kameo.verification.Subject.Note;
import dev.kameo.verification.Subject.Notes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/// What becomes of an actor whose handler threw, and of who had asked.
final class PanicTest {

  /// An actor that does after a panic what the test says.
  private static final class Deciding extends Subject {

    interface Decision {
      Directive on(Panic panic);
    }

    private final Decision decision;

    Deciding(Decision decision) {
      this.decision = decision;
    }

    @Override
    public Directive onPanic(Panic panic) {
      return decision.on(panic);
    }
  }

  @Nested
  final class WhoeverAsked {

    @OnEveryScheduler
    void getsWhatWasThrownAsTheCause(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);
        List<Throwable> all =
            List.of(
                new IllegalStateException("unchecked"),
                new IOException("checked"),
                new AssertionError("error"),
                new OutOfMemoryError("virtual machine error"),
                new LinkageError("linkage"),
                new InterruptedException("interrupted"),
                new Throwable("throwable"));

        List<Throwable> causes = new ArrayList<>();
        for (Throwable thrown : all) {
          Reply<Void> reply = subject.ask(panic(thrown));
          causes.add(assertThrows(ActorPanickedException.class, reply::await).getCause());
        }

        assertEquals(all, causes);
        assertTrue(subject.isAlive());
      }
    }

    @OnEveryScheduler
    @Tag("P13")
    void getsAStackOverflowToo(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);

        Reply<Integer> reply = subject.ask(answer((_, _) -> Reply.of(endless(0))));
        ActorPanickedException panicked = assertThrows(ActorPanickedException.class, reply::await);

        assertInstanceOf(StackOverflowError.class, panicked.getCause());
        assertEquals(1, subject.ask(new Notes()).await().size());
      }
    }

    @OnEveryScheduler
    void seesItsOwnStackTraceAndTheHandlersBelow(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);

        Reply<Integer> reply = subject.ask(answer((_, _) -> Reply.of(failing())));
        ActorPanickedException panicked = assertThrows(ActorPanickedException.class, reply::await);

        assertTrue(hasFrame(panicked, "seesItsOwnStackTraceAndTheHandlersBelow"), "of who asked");
        assertTrue(hasFrame(panicked.getCause(), "failing"), "of the handler");
      }
    }

    @OnEveryScheduler
    void readsWhichActorAndWhichMessageAndWhatToDo(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);

        Reply<Void> reply = subject.ask(panic(new IOException("secret")));
        String text = assertThrows(ActorPanickedException.class, reply::await).getMessage();

        assertEquals(
            "Actor '%s' (Subject %s) panicked in Answering (IOException). See the cause; the actor's"
                    .formatted(subject.name(), subject.id())
                + " onPanic decides what becomes of it.",
            text);
      }
    }

    @OnEveryScheduler
    void hasAskedAHandlerThatReturnedNull(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);

        Reply<Void> reply = subject.ask(answer((_, _) -> null));
        ActorPanickedException panicked = assertThrows(ActorPanickedException.class, reply::await);

        assertInstanceOf(NullPointerException.class, panicked.getCause());
      }
    }
  }

  @Nested
  final class OnPanic {

    @OnEveryScheduler
    @Tag("P4")
    void resumesWithStateAndMailboxAndDoesNotRepeatTheMessage(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);
        Gate gate = new Gate();
        subject.tell(new Note("before"));
        subject.tell(pass(gate));
        subject.tell(panic(new IllegalStateException("boom")));
        subject.tell(new Note("after"));

        world.await(gate.reached());
        gate.open();
        List<String> notes = subject.ask(new Notes()).await();

        assertEquals(List.of("before", "resumed: boom", "after"), notes);
      }
    }

    @OnEveryScheduler
    void stopsByDefaultWithThePanicAsTheReason(String scheduler) throws Exception {
      record Bare() implements Actor {}
      record Fail() implements Message<Bare, Void> {
        @Override
        public Reply<Void> handle(Bare bare, Context<Bare> ctx) {
          throw new IllegalStateException("boom");
        }
      }
      try (World world = World.on(scheduler)) {
        ActorRef<Bare> bare = world.system().spawn(Bare::new);

        bare.tell(new Fail());
        StopReason reason = bare.stopped().await();

        Panic panic = assertInstanceOf(StopReason.Panicked.class, reason).panic();
        assertEquals("boom", panic.cause().getMessage());
        assertEquals("Fail", panic.during());
        assertEquals("IllegalStateException in Fail", panic.toString());
      }
    }

    @OnEveryScheduler
    void mayStopForAnotherReason(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Deciding> subject =
            world.system().spawn(() -> new Deciding(_ -> Directive.stop(StopReason.normal())));

        subject.tell(panic(new IllegalStateException("boom")));
        StopReason reason = subject.stopped().await();

        assertEquals(StopReason.normal(), reason);
      }
    }

    @OnEveryScheduler
    @Tag("B1")
    void stopsWithItsOwnFailureWhenItFails(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        AssertionError second = new AssertionError("second");
        IllegalStateException first = new IllegalStateException("first");
        ActorRef<Deciding> subject =
            world
                .system()
                .spawn(() ->
                    new Deciding(_ -> {
                      throw second;
                    }));

        subject.tell(panic(first));
        StopReason reason = subject.stopped().await();

        Panic panic = assertInstanceOf(StopReason.Panicked.class, reason).panic();
        assertSame(second, panic.cause());
        assertEquals("onPanic", panic.during());
        assertEquals(List.of(first), List.of(second.getSuppressed()));
      }
    }

    @OnEveryScheduler
    void failingWithTheVeryFailureItWasToldOfStopsTheActorToo(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        IllegalStateException thrown = new IllegalStateException("again");
        ActorRef<Deciding> subject =
            world
                .system()
                .spawn(() ->
                    new Deciding(panic -> {
                      Subject.<RuntimeException>raise(panic.cause());
                      return Directive.resume();
                    }));

        subject.tell(panic(thrown));
        StopReason reason = subject.stopped().await();

        assertSame(thrown, assertInstanceOf(StopReason.Panicked.class, reason).panic().cause());
      }
    }

    @OnEveryScheduler
    void returningNullIsAFailureOfIt(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Deciding> subject = world.system().spawn(() -> new Deciding(_ -> null));

        subject.tell(panic(new IllegalStateException("boom")));
        StopReason reason = subject.stopped().await();

        Panic panic = assertInstanceOf(StopReason.Panicked.class, reason).panic();
        assertInstanceOf(NullPointerException.class, panic.cause());
      }
    }
  }

  @Nested
  final class ADomainError {

    @OnEveryScheduler
    @Tag("P77")
    void isTheAskersBusinessAndLeavesTheActorAlone(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);
        IOException error = new IOException("not found");

        Reply<Void> reply = subject.ask(answer((_, _) -> Reply.failed(error)));
        HandlerException failed = assertThrows(HandlerException.class, reply::await);

        assertSame(error, failed.getCause());
        assertEquals(List.of(), subject.ask(new Notes()).await());
      }
    }

    @OnEveryScheduler
    void thatNobodyAskedForIsAPanic(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);

        subject.tell(answer((_, _) -> Reply.failed(new IOException("not found"))));
        List<String> notes = subject.ask(new Notes()).await();

        assertEquals(List.of("resumed: not found"), notes);
      }
    }

    @OnEveryScheduler
    void thatComesLaterIsTheAskersBusinessToo(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);
        ReplyPromise<Void> promise = Reply.promise();

        Reply<Void> reply = subject.ask(answer((_, _) -> promise.reply()));
        promise.fail(new IOException("not found"));

        HandlerException failed = assertThrows(HandlerException.class, reply::await);
        assertEquals("not found", failed.getCause().getMessage());
        assertEquals(List.of(), subject.ask(new Notes()).await());
      }
    }

    @OnEveryScheduler
    void thatComesLaterAndNobodyAskedForIsAPanicToo(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);
        ReplyPromise<Void> promise = Reply.promise();

        subject.tell(answer((_, _) -> promise.reply()));
        subject.ask(new Note("handled")).await();
        promise.fail(new IOException("not found"));

        assertEquals(List.of("handled", "resumed: not found"), subject.ask(new Notes()).await());
      }
    }
  }

  @OnEveryScheduler
  void aPanicWhileStoppingIsLoggedAndChangesNothing(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject =
          world
              .system()
              .spawn(() ->
                  new Subject() {
                    @Override
                    public void onStop(StopReason reason) {
                      throw new IllegalStateException("in onStop");
                    }
                  });

      subject.stopGracefully();
      StopReason reason = subject.stopped().await();

      assertEquals(StopReason.normal(), reason);
    }
  }

  private static boolean hasFrame(Throwable thrown, String method) {
    return Arrays.stream(thrown.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().contains(method));
  }

  private static int failing() {
    throw new IllegalStateException("boom");
  }

  @SuppressWarnings("InfiniteRecursion") // until the stack is full
  private static int endless(int depth) {
    return endless(depth + 1) + 1;
  }
}
