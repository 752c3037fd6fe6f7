package dev.kameo.verification;

import static dev.kameo.verification.Subject.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorPanickedException;
import dev.kameo.ActorRef;
import dev.kameo.HandlerException;
import dev.kameo.KameoException;
import dev.kameo.Outcome;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.ReplyTimeoutException;
import dev.kameo.spi.PendingReply;
import dev.kameo.verification.Subject.Note;
import dev.kameo.verification.Subject.Notes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that are there, that are errors, and that come later, and what can be made of them.
final class RepliesTest {

  /// Whether a reply is complete when it is used, or only afterwards.
  enum When {
    BEFORE,
    AFTER
  }

  /// A reply that ends with 42 or with an error, before it is used or after.
  private static final class Case {

    private final IOException error = new IOException("domain");
    private final ReplyPromise<Integer> promise = Reply.promise();
    private final When when;
    private final boolean fails;

    Case(When when, boolean fails) {
      this.when = when;
      this.fails = fails;
    }

    static Case succeeding(When when) {
      return new Case(when, false);
    }

    static Case failing(When when) {
      return new Case(when, true);
    }

    Reply<Integer> reply() {
      return switch (when) {
        case BEFORE -> fails ? Reply.failed(error) : Reply.of(42);
        case AFTER -> promise.reply();
      };
    }

    void complete() {
      if (fails) {
        promise.fail(error);
      } else {
        promise.complete(42);
      }
    }
  }

  private static Throwable causeOf(Reply<?> reply) {
    return assertThrows(HandlerException.class, reply::await).getCause();
  }

  @Nested
  final class ASuccess {

    @ParameterizedTest
    @EnumSource
    void isAwaited(When when) throws Exception {
      Case with = Case.succeeding(when);
      Reply<Integer> reply = with.reply();

      with.complete();

      assertTrue(reply.isDone());
      assertEquals(42, reply.await());
      assertEquals(42, reply.await(Duration.ZERO));
    }

    @ParameterizedTest
    @EnumSource
    void isMapped(When when) throws Exception {
      Case with = Case.succeeding(when);
      Reply<String> mapped = with.reply().map(n -> "is " + n);

      with.complete();

      assertEquals("is 42", mapped.await());
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWithAnotherReply(When when) throws Exception {
      Case with = Case.succeeding(when);
      ReplyPromise<String> second = Reply.promise();
      Reply<String> both = with.reply().flatMap(n -> second.reply().map(s -> s + n));

      with.complete();
      assertFalse(both.isDone());
      second.complete("then ");

      assertEquals("then 42", both.await());
    }

    @ParameterizedTest
    @EnumSource
    void isNotRecovered(When when) throws Exception {
      Case with = Case.succeeding(when);
      Reply<Integer> recovered = with.reply().recover(_ -> 0);

      with.complete();

      assertEquals(42, recovered.await());
    }

    @ParameterizedTest
    @EnumSource
    void isTold(When when) {
      Case with = Case.succeeding(when);
      List<Outcome<Integer>> outcomes = new ArrayList<>();
      Reply<Integer> reply = with.reply();
      assertSame(reply, reply.whenDone(outcomes::add));

      with.complete();

      assertEquals(List.of(new Outcome.Success<>(42)), outcomes);
    }

    @ParameterizedTest
    @EnumSource
    void isInTime(When when) throws Exception {
      Case with = Case.succeeding(when);
      Reply<Integer> limited = with.reply().orTimeout(Duration.ofDays(1));

      with.complete();

      assertEquals(42, limited.await());
    }

    @ParameterizedTest
    @EnumSource
    void isAFuture(When when) throws Exception {
      Case with = Case.succeeding(when);
      CompletableFuture<Integer> future = with.reply().toCompletableFuture();

      with.complete();

      assertEquals(42, future.get());
    }

    @ParameterizedTest
    @EnumSource
    void turnsIntoAnErrorWhenAFunctionThrows(When when) {
      Case with = Case.succeeding(when);
      IllegalStateException thrown = new IllegalStateException("in the function");
      AssertionError error = new AssertionError("in the function");
      IOException sneaky = new IOException("in the function");

      List<Reply<Object>> replies = new ArrayList<>();
      for (Throwable t : List.of(thrown, error, sneaky)) {
        replies.add(with.reply().map(_ -> throwing(t)));
        replies.add(with.reply().flatMap(_ -> throwing(t)));
      }
      with.complete();

      assertEquals(
          List.of(thrown, thrown, error, error, sneaky, sneaky),
          replies.stream().map(RepliesTest::causeOf).toList());
    }

    @ParameterizedTest
    @EnumSource
    void turnsIntoAnErrorWhenAFunctionGoesOnWithNothing(When when) {
      Case with = Case.succeeding(when);
      Reply<Object> reply = with.reply().flatMap(_ -> null);

      with.complete();

      assertInstanceOf(NullPointerException.class, causeOf(reply));
    }

    @ParameterizedTest
    @EnumSource
    void mayBecomeNothing(When when) throws Exception {
      Case with = Case.succeeding(when);
      Reply<Void> reply = with.reply().map(_ -> null);

      with.complete();

      assertNull(reply.await());
    }
  }

  @Nested
  final class AnError {

    @ParameterizedTest
    @EnumSource
    void isThrownByAwait(When when) {
      Case with = Case.failing(when);
      Reply<Integer> reply = with.reply();

      with.complete();

      assertTrue(reply.isDone());
      assertSame(with.error, causeOf(reply));
      assertThrows(HandlerException.class, () -> reply.await(Duration.ZERO));
    }

    @ParameterizedTest
    @EnumSource
    void isThrownWithTheStackTraceOfWhoeverAwaits(When when) {
      Case with = Case.failing(when);
      Reply<Integer> reply = with.reply();
      with.complete();

      HandlerException thrown = assertThrows(HandlerException.class, () -> awaitHere(reply));

      assertTrue(
          List.of(thrown.getStackTrace()).stream()
              .anyMatch(frame -> frame.getMethodName().equals("awaitHere")));
    }

    private static int awaitHere(Reply<Integer> reply) throws InterruptedException {
      return reply.await();
    }

    @ParameterizedTest
    @EnumSource
    void isKeptByWhatIsMadeOfTheReply(When when) {
      Case with = Case.failing(when);
      AtomicInteger calls = new AtomicInteger();

      List<Reply<Integer>> replies =
          List.of(
              with.reply().map(_ -> calls.incrementAndGet()),
              with.reply().flatMap(_ -> Reply.of(calls.incrementAndGet())),
              with.reply().orTimeout(Duration.ofDays(1)),
              with.reply().whenDone(_ -> {}));
      with.complete();

      replies.forEach(reply -> assertSame(with.error, causeOf(reply)));
      assertEquals(0, calls.get());
    }

    @ParameterizedTest
    @EnumSource
    void isRecovered(When when) throws Exception {
      Case with = Case.failing(when);
      Reply<Integer> recovered =
          with.reply().recover(error -> error.getCause() == with.error ? 7 : -1);

      with.complete();

      assertEquals(7, recovered.await());
    }

    @ParameterizedTest
    @EnumSource
    void mayBeRecoveredToNothing(When when) throws Exception {
      Case with = Case.failing(when);
      Reply<Integer> recovered = with.reply().recover(_ -> null);

      with.complete();

      assertNull(recovered.await());
    }

    @ParameterizedTest
    @EnumSource
    void isReplacedByTheFailureOfItsRecovery(When when) {
      Case with = Case.failing(when);
      IllegalStateException thrown = new IllegalStateException("in the function");
      IOException sneaky = new IOException("in the function");

      Reply<Integer> first = with.reply().recover(_ -> throwing(thrown));
      Reply<Integer> second = with.reply().recover(_ -> throwing(sneaky));
      with.complete();

      assertSame(thrown, causeOf(first));
      assertSame(sneaky, causeOf(second));
    }

    @ParameterizedTest
    @EnumSource
    void isTold(When when) {
      Case with = Case.failing(when);
      List<Throwable> causes = new ArrayList<>();
      with.reply()
          .whenDone(outcome -> causes.add(((Outcome.Failure<Integer>) outcome).error().getCause()));

      with.complete();

      assertEquals(List.of(with.error), causes);
    }

    @ParameterizedTest
    @EnumSource
    void isTheFuturesOwn(When when) {
      Case with = Case.failing(when);
      CompletableFuture<Integer> future = with.reply().toCompletableFuture();
      AtomicReference<Throwable> seen = new AtomicReference<>();
      future.whenComplete((_, error) -> seen.set(error));

      with.complete();

      assertSame(with.error, assertInstanceOf(HandlerException.class, seen.get()).getCause());
      ExecutionException thrown = assertThrows(ExecutionException.class, future::get);
      assertSame(seen.get(), thrown.getCause());
    }

    @Test
    void ofTheSdkStaysWhatItIs() {
      ReplyTimeoutException known = new ReplyTimeoutException("known");

      Reply<Void> reply = Reply.failed(known);

      assertSame(known, assertThrows(KameoException.class, reply::await));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatAListenerThrowsGoesToTheHandlerOfTheThread(boolean ready) throws Exception {
    IllegalStateException thrown = new IllegalStateException("in the listener");
    List<Throwable> uncaught = new ArrayList<>();
    Thread thread =
        Thread.ofPlatform()
            .uncaughtExceptionHandler((_, error) -> uncaught.add(error))
            .unstarted(() -> {
              for (Case with : List.of(new Case(When.AFTER, false), new Case(When.AFTER, true))) {
                Reply<Integer> reply = with.reply();
                if (ready) {
                  reply = with.fails ? Reply.failed(with.error) : Reply.of(42);
                }
                reply.whenDone(_ -> throwing(thrown));
                with.complete();
              }
            });

    thread.start();
    thread.join();

    assertEquals(List.of(thrown, thrown), uncaught);
  }

  @Nested
  final class APromise {

    @Test
    void isKeptOnce() throws Exception {
      ReplyPromise<String> promise = Reply.promise();

      assertTrue(promise.complete("first"));
      assertFalse(promise.complete("second"));
      assertFalse(promise.fail(new IOException("third")));

      assertEquals("first", promise.reply().await());
    }

    @Test
    void isKeptOnceByManyThreads() throws Exception {
      ReplyPromise<Integer> promise = Reply.promise();
      CyclicBarrier together = new CyclicBarrier(4);
      AtomicInteger first = new AtomicInteger();

      List<Thread> threads =
          IntStream.range(0, 4)
              .mapToObj(n ->
                  Thread.ofVirtual()
                      .start(() -> {
                        try {
                          together.await();
                        } catch (Exception e) {
                          throw new IllegalStateException(e);
                        }
                        if (promise.complete(n)) {
                          first.incrementAndGet();
                        }
                      }))
              .toList();
      for (Thread thread : threads) {
        thread.join();
      }

      assertEquals(1, first.get());
      assertTrue(promise.reply().isDone());
    }

    @Test
    void isNotChangedByAFutureMadeOfIt() throws Exception {
      ReplyPromise<String> promise = Reply.promise();

      promise.reply().toCompletableFuture().complete("by the future");
      promise.complete("by the promise");

      assertEquals("by the promise", promise.reply().await());
    }

    @Test
    void doesNotShowItsValue() {
      ReplyPromise<String> promise = Reply.promise();

      assertEquals("a promised answer", promise.reply().toString());
      promise.complete("secret");

      assertEquals("a promised answer", promise.reply().toString());
      assertEquals("Reply[ready]", Reply.of("secret").toString());
    }

    @OnEveryScheduler
    void answersForTheHandlerThatReturnedIt(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);
        ReplyPromise<String> promise = Reply.promise();

        Reply<String> reply = subject.ask(answer((_, _) -> promise.reply()));
        subject.ask(new Note("not held up")).await();
        assertFalse(reply.isDone());
        promise.complete("later");

        assertEquals("later", reply.await());
      }
    }

    @OnEveryScheduler
    void isKeptByAnotherActor(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);
        ActorRef<Subject> helper = world.system().spawn(Subject::new);

        Reply<String> reply =
            subject.ask(
                answer((_, _) -> {
                  ReplyPromise<String> promise = Reply.promise();
                  helper.tell(Subject.act((_, _) -> promise.complete("helped")));
                  return promise.reply();
                }));

        assertEquals("helped", reply.await());
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "forkjoin"})
    @Tag("P83")
    void thatIsLostFailsItsReplyAndIsLogged(String scheduler) throws Exception {
      try (Logged logged = Logged.open();
          World world = World.on(scheduler)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);

        Reply<Object> reply = subject.ask(answer((_, _) -> Reply.promise().reply()));
        Memory.freeUntil(() -> !logged.lines().isEmpty());

        Throwable cause = causeOf(reply);
        assertTrue(
            cause.getMessage().startsWith("The promise to answer Answering was lost"),
            cause.getMessage());
        assertEquals(1, logged.lines().size());
        assertTrue(logged.lines().getFirst().contains("was lost"), logged.lines().getFirst());
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "forkjoin"})
    void thatIsLostBeforeTheHandlerReturnsFailsItsReply(String scheduler) throws Exception {
      Reply<Object> lost = Reply.promise().reply();
      Memory.freeUntil(((PendingReply<?>) lost)::isLost);
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);

        Reply<Object> reply = subject.ask(answer((_, _) -> lost));
        Memory.freeUntil(reply::isDone);

        assertTrue(causeOf(reply).getMessage().contains("was lost"));
      }
    }
  }

  @Nested
  final class FromAStage {

    @Test
    void comesTheValue() throws Exception {
      CompletableFuture<String> stage = new CompletableFuture<>();
      Reply<String> reply = Reply.from(stage);

      assertFalse(reply.isDone());
      stage.complete("value");

      assertEquals("value", reply.await());
    }

    @Test
    void comesTheErrorWithoutItsWrapping() {
      CompletableFuture<String> stage = new CompletableFuture<>();
      IOException error = new IOException("domain");
      Reply<String> reply = Reply.from(stage.thenApply(s -> s));

      stage.completeExceptionally(new CompletionException(error));

      assertSame(error, causeOf(reply));
    }

    @Test
    void comesAnErrorOfTheSdkAsItIs() {
      ReplyPromise<String> promise = Reply.promise();
      Reply<String> reply = Reply.from(promise.reply().toCompletableFuture().thenApply(s -> s));
      ReplyTimeoutException known = new ReplyTimeoutException("known");

      promise.fail(known);

      assertSame(known, assertThrows(ReplyTimeoutException.class, reply::await));
    }

    @Test
    void comesACancellationAsAnError() {
      CompletableFuture<String> stage = new CompletableFuture<>();
      Reply<String> reply = Reply.from(stage);

      stage.cancel(false);

      assertInstanceOf(CancellationException.class, causeOf(reply));
    }
  }

  @Nested
  final class InTheSimulation {

    @UnderManySchedules
    void aReplyInTimeIsInTime(String schedule) throws Exception {
      try (World world = World.on(schedule)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);

        Reply<String> reply =
            subject
                .ask(
                    answer((_, _) -> {
                      Subject.spend(Duration.ofMillis(99));
                      return Reply.of("in time");
                    }))
                .orTimeout(Duration.ofMillis(100));

        assertEquals("in time", reply.await());
      }
    }

    @UnderManySchedules
    void aReplyThatTakesLongerFailsAndTheOriginalIsUnharmed(String schedule) throws Exception {
      try (World world = World.on(schedule)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);
        Reply<String> original =
            subject.ask(
                answer((_, _) -> {
                  Subject.spend(Duration.ofMillis(101));
                  return Reply.of("late");
                }));

        Reply<String> limited = original.orTimeout(Duration.ofMillis(100));
        Reply<String> recovered = limited.recover(_ -> "recovered");

        assertThrows(ReplyTimeoutException.class, limited::await);
        assertEquals("recovered", recovered.await());
        assertEquals("late", original.await());
      }
    }

    @UnderManySchedules
    void anAwaitThatTakesTooLongFailsAndTheReplyIsUnharmed(String schedule) throws Exception {
      try (World world = World.on(schedule)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);
        Reply<String> reply =
            subject.ask(
                answer((_, _) -> {
                  Subject.spend(Duration.ofMillis(200));
                  return Reply.of("late");
                }));

        assertThrows(ReplyTimeoutException.class, () -> reply.await(Duration.ofMillis(100)));
        assertFalse(reply.isDone());

        assertEquals("late", reply.await());
      }
    }
  }

  @OnEveryScheduler
  void aHandlerForwardsByReturningAnotherAsk(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> last = world.system().spawn(Subject::new);
      ActorRef<Subject> middle = world.system().spawn(Subject::new);
      ActorRef<Subject> first = world.system().spawn(Subject::new);
      Gate gate = new Gate();
      last.tell(Subject.pass(gate));

      Reply<List<String>> reply =
          first.ask(answer((_, _) -> middle.ask(answer((_, _) -> last.ask(new Notes())))));
      first.ask(new Note("not held up")).await();
      middle.ask(new Note("not held up")).await();
      gate.open();

      assertEquals(List.of(), reply.await());
    }
  }

  @OnEveryScheduler
  @Tag("P77")
  void anErrorComesBackThroughAForwardAsItIs(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> last = world.system().spawn(Subject::new);
      ActorRef<Subject> first = world.system().spawn(Subject::new);
      IOException error = new IOException("domain");

      Reply<Void> failed =
          first.ask(answer((_, _) -> last.ask(answer((_, _) -> Reply.failed(error)))));
      Reply<Void> panicked = first.ask(answer((_, _) -> last.ask(Subject.panic(error))));

      assertSame(error, causeOf(failed));
      assertSame(error, assertThrows(ActorPanickedException.class, panicked::await).getCause());
      assertEquals(List.of(), first.ask(new Notes()).await());
    }
  }

  @OnEveryScheduler
  void aReplyOfNothingIsDone(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);

      Void nothing = subject.ask(new Note("note")).await();

      assertNull(nothing);
      assertTrue(Reply.done().isDone());
      assertNull(Reply.done().await());
    }
  }

  @OnEveryScheduler
  void manyActorsMayWaitAtOnce(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      List<Reply<String>> replies = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        replies.add(
            world
                .system()
                .spawn(Subject::new)
                .ask(
                    answer((_, _) -> {
                      gate.pass();
                      return Reply.of("passed");
                    })));
      }
      ActorRef<Subject> opener = world.system().spawn(Subject::new);

      world.await(gate.reached());
      opener.ask(Subject.act((_, _) -> gate.open())).await();

      for (Reply<String> reply : replies) {
        assertEquals("passed", reply.await());
      }
    }
  }

  @OnEveryScheduler
  void aWaitOfAKilledActorIsInterrupted(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      Gate gate = new Gate();
      AtomicReference<Throwable> seen = new AtomicReference<>();
      subject.tell(
          Subject.act((_, _) -> {
            try {
              gate.pass();
            } catch (InterruptedException e) {
              seen.set(e);
              throw e;
            }
          }));

      world.await(gate.reached());
      subject.kill();
      subject.stopped().await();

      assertInstanceOf(InterruptedException.class, seen.get());
    }
  }

  private static <T> T throwing(Throwable thrown) {
    Subject.<RuntimeException>raise(thrown);
    throw new AssertionError("not reached");
  }
}
