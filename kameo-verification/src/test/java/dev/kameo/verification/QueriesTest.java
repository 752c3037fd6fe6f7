package dev.kameo.verification;

import static dev.kameo.verification.Subject.act;
import static dev.kameo.verification.Subject.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorPanickedException;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorStoppedException;
import dev.kameo.Context;
import dev.kameo.Directive;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.verification.Subject.Note;
import dev.kameo.verification.Subject.Notes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/// Messages that only read: beside each other, never beside others, and in their turn.
final class QueriesTest {

  /// What happened when, for handlers that run at the same time.
  private static final class Diary {

    private final List<String> entries = new CopyOnWriteArrayList<>();
    private final Instant start;

    Diary(World world) {
      start = world.system().clock().instant();
    }

    Query<Subject, Void> query(String name, Duration duration) {
      return Subject.query((_, ctx) -> enter(name, ctx, duration));
    }

    Message<Subject, Void> message(String name) {
      return Subject.answer((_, ctx) -> enter(name, ctx, Duration.ZERO));
    }

    private Reply<Void> enter(String name, Context<Subject> ctx, Duration duration)
        throws InterruptedException {
      entries.add(Duration.between(start, ctx.clock().instant()).toMillis() + " " + name);
      Subject.spend(duration);
      return Reply.done();
    }

    List<String> entries() {
      return List.copyOf(entries);
    }
  }

  private static ActorRef<Subject> spawn(World world, int maxConcurrentQueries) {
    return world
        .system()
        .spawn(ActorSpec.of(Subject::new).maxConcurrentQueries(maxConcurrentQueries));
  }

  private static Query<Subject, Void> passing(Gate gate) {
    return query((_, _) -> {
      gate.pass();
      return Reply.done();
    });
  }

  @UnderManySchedules
  void theReferenceInterleaving(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      ActorRef<Subject> subject = spawn(world, 2);
      subject.started().await();
      Diary diary = new Diary(world);
      Duration each = Duration.ofMillis(100);

      subject.tell(diary.query("q1", each));
      subject.tell(diary.query("q2", each));
      subject.tell(diary.query("q3", each));
      subject.tell(diary.message("m1"));
      subject.tell(diary.query("q4", each));
      subject.tell(diary.query("q5", each));
      subject.ask(diary.message("m2")).await();

      assertEquals(
          List.of("0 q1", "0 q2", "100 q3", "200 m1", "200 q4", "200 q5", "300 m2"),
          diary.entries().stream().sorted().toList());
      assertEquals("200 m1", diary.entries().get(3));
    }
  }

  @UnderManySchedules
  void aPlaceThatIsFreeIsTakenAtOnce(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      ActorRef<Subject> subject = spawn(world, 2);
      subject.started().await();
      Diary diary = new Diary(world);

      subject.tell(diary.query("long", Duration.ofMillis(100)));
      subject.tell(diary.query("short", Duration.ofMillis(10)));
      subject.tell(diary.query("third", Duration.ofMillis(10)));
      subject.tell(diary.query("fourth", Duration.ofMillis(10)));
      subject.ask(diary.message("message")).await();

      assertEquals(
          Set.of("0 long", "0 short", "10 third", "20 fourth", "100 message"),
          Set.copyOf(diary.entries()));
      assertEquals("100 message", diary.entries().getLast());
    }
  }

  @OnEveryScheduler
  @Tag("B10")
  void neighboursRunAtTheSameTime(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = spawn(world, 2);
      Gate gate = new Gate();

      Reply<Void> first = subject.ask(passing(gate));
      Reply<Void> second =
          subject.ask(
              query((_, _) -> {
                gate.open();
                return Reply.done();
              }));

      second.await();
      first.await();
    }
  }

  @OnEveryScheduler
  void neverMoreThanTheLimitRun(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = spawn(world, 3);
      AtomicInteger running = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      ActorRef<Subject> other = world.system().spawn(Subject::new);

      List<Reply<Void>> replies = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        replies.add(
            subject.ask(
                query((_, _) -> {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  other.ask(new Note("")).await();
                  running.decrementAndGet();
                  return Reply.done();
                })));
      }
      for (Reply<Void> reply : replies) {
        reply.await();
      }

      assertTrue(most.get() <= 3, "at once: " + most);
    }
  }

  @OnEveryScheduler
  void aLimitOfOneMakesThemWaitForEachOther(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = spawn(world, 1);
      Gate gate = new Gate();
      Reply<Void> first = subject.ask(passing(gate));
      Reply<Boolean> second = subject.ask(query((_, _) -> Reply.of(first.isDone())));

      world.await(gate.reached());
      gate.open();

      assertTrue(second.await());
    }
  }

  @OnEveryScheduler
  void aMessageWaitsForThemAndThoseBehindItWaitForIt(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = spawn(world, 4);
      Gate gate = new Gate();
      Reply<Void> before = subject.ask(passing(gate));
      Reply<Boolean> message = subject.ask(Subject.answer((_, _) -> Reply.of(before.isDone())));
      Reply<Boolean> behind = subject.ask(query((_, _) -> Reply.of(message.isDone())));

      world.await(gate.reached());
      assertFalse(message.isDone());
      assertFalse(behind.isDone());
      gate.open();

      assertTrue(behind.await());
      assertTrue(message.await());
    }
  }

  @OnEveryScheduler
  void neverRunBesideAMessage(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = spawn(world, 4);
      AtomicInteger queries = new AtomicInteger();
      AtomicInteger messages = new AtomicInteger();
      AtomicInteger overlaps = new AtomicInteger();
      ActorRef<Subject> other = world.system().spawn(Subject::new);

      for (int i = 0; i < 150; i++) {
        subject.tell(
            query((_, _) -> {
              queries.incrementAndGet();
              other.ask(new Note("")).await();
              overlaps.addAndGet(messages.get());
              queries.decrementAndGet();
              return Reply.done();
            }));
        if (i % 3 == 0) {
          subject.tell(
              act((_, _) -> {
                messages.incrementAndGet();
                overlaps.addAndGet(queries.get());
                messages.decrementAndGet();
              }));
        }
      }
      subject.ask(new Notes()).await();

      assertEquals(0, overlaps.get());
    }
  }

  @OnEveryScheduler
  void seeWhatMessagesBeforeThemDid(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = spawn(world, 4);
      List<Reply<Integer>> sizes = new ArrayList<>();

      for (int i = 0; i < 100; i++) {
        subject.tell(new Note("n"));
        sizes.add(subject.ask(query((self, _) -> Reply.of(self.notes.size()))));
        sizes.add(subject.ask(query((self, _) -> Reply.of(self.notes.size()))));
      }

      for (int i = 0; i < sizes.size(); i++) {
        assertEquals(i / 2 + 1, sizes.get(i).await());
      }
    }
  }

  @OnEveryScheduler
  void doNotStarveAMessageBySendingOn(String scheduler) throws Exception {
    record Again(AtomicInteger count) implements Query<Subject, Void> {
      @Override
      public Reply<Void> handle(Subject subject, Context<Subject> ctx) {
        if (count.incrementAndGet() < 2_000) {
          ctx.self().tell(this);
        }
        return Reply.done();
      }
    }
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = spawn(world, 2);
      AtomicInteger count = new AtomicInteger();

      int seen =
          subject
              .ask(
                  act((_, ctx) -> {
                    for (int i = 0; i < 4; i++) {
                      ctx.self().tell(new Again(count));
                    }
                    ctx.self()
                        .tell(act((self, _) -> self.notes.add(Integer.toString(count.get()))));
                  }))
              .flatMap(_ -> subject.ask(new Notes()))
              .map(notes -> notes.isEmpty() ? -1 : Integer.parseInt(notes.getFirst()))
              .await();

      assertEquals(4, seen);
    }
  }

  @OnEveryScheduler
  void areNotStarvedByMessagesThatSendOn(String scheduler) throws Exception {
    record Again(AtomicInteger count) implements Message<Subject, Void> {
      @Override
      public Reply<Void> handle(Subject subject, Context<Subject> ctx) {
        if (count.incrementAndGet() < 2_000) {
          ctx.self().tell(this);
        }
        return Reply.done();
      }
    }
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = spawn(world, 2);
      AtomicInteger count = new AtomicInteger();

      Reply<Reply<Integer>> asked =
          subject.ask(
              Subject.answer((_, ctx) -> {
                ctx.self().tell(new Again(count));
                ctx.self().tell(new Again(count));
                return Reply.of(ctx.self().ask(query((_, _) -> Reply.of(count.get()))));
              }));

      assertEquals(2, asked.await().await());
    }
  }

  @OnEveryScheduler
  void thatTheActorSendsItselfInItsStartComeFirstAndTogether(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      List<String> order = new CopyOnWriteArrayList<>();
      ActorRef<Subject> subject =
          world
              .system()
              .spawn(
                  ActorSpec.<Subject>with(ctx ->
                          new Subject() {
                            @Override
                            public void onStart() {
                              ctx.self().tell(passing(gate));
                              ctx.self()
                                  .tell(
                                      query((_, _) -> {
                                        gate.reached().await();
                                        order.add("query");
                                        gate.open();
                                        return Reply.done();
                                      }));
                              ctx.self().tell(act((_, _) -> order.add("own")));
                              ctx.self()
                                  .tell(
                                      query((_, _) -> {
                                        order.add("behind");
                                        return Reply.done();
                                      }));
                            }
                          })
                      .maxConcurrentQueries(3));

      subject.ask(act((_, _) -> order.add("foreign"))).await();

      assertEquals(List.of("query", "own", "behind", "foreign"), order);
    }
  }

  @OnEveryScheduler
  void mayNotUseWhatChangesTheActor(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = spawn(world, 2);

      Reply<Void> stopping =
          subject.ask(
              query((_, ctx) -> {
                ctx.stop();
                return Reply.done();
              }));
      ActorPanickedException refused = assertThrows(ActorPanickedException.class, stopping::await);

      String text = assertInstanceOf(IllegalStateException.class, refused.getCause()).getMessage();
      assertTrue(text.startsWith("Context.stop of actor '" + subject.name() + "'"), text);
      assertTrue(text.contains("may only read"), text);
    }
  }

  @OnEveryScheduler
  void mayLookAtTheChildren(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = spawn(world, 2);
      subject.tell(act((_, ctx) -> ctx.spawn(Subject::new)));

      int children = subject.ask(query((_, ctx) -> Reply.of(ctx.children().size()))).await();

      assertEquals(1, children);
    }
  }

  @Nested
  final class WhenOnePanics {

    /// Writes down when it is asked, and stops or resumes.
    private static final class Deciding extends Subject {

      private final List<String> order;
      private final Directive directive;

      Deciding(List<String> order, Directive directive) {
        this.order = order;
        this.directive = directive;
      }

      @Override
      public Directive onPanic(Panic panic) {
        order.add("onPanic " + panic.cause().getMessage());
        return directive;
      }
    }

    private static Query<Subject, Void> panicking(String text) {
      return query((_, _) -> {
        throw new IOException(text);
      });
    }

    @OnEveryScheduler
    @Tag("B10")
    void theOthersFinishThenOnPanicDecidesThenTheRestGoesOn(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        List<String> order = new CopyOnWriteArrayList<>();
        ActorRef<Deciding> subject =
            world
                .system()
                .spawn(
                    ActorSpec.of(() -> new Deciding(order, Directive.resume()))
                        .maxConcurrentQueries(3));
        Gate gate = new Gate();
        subject.tell(
            query((_, _) -> {
              gate.pass();
              order.add("other");
              return Reply.done();
            }));
        Reply<Void> panicked = subject.ask(panicking("boom"));

        assertThrows(ActorPanickedException.class, panicked::await);
        Reply<Void> query =
            subject.ask(
                query((_, _) -> {
                  order.add("query");
                  return Reply.done();
                }));
        Reply<Void> message = subject.ask(act((_, _) -> order.add("message")));
        world.await(gate.reached());
        gate.open();
        query.await();
        message.await();

        assertEquals("message", order.getLast());
        assertTrue(order.indexOf("other") < order.indexOf("onPanic boom"), order::toString);
        assertEquals(4, order.size(), order::toString);
      }
    }

    @UnderManySchedules
    void whatComesAfterThePanicWaitsForTheDecision(String schedule) throws Exception {
      try (World world = World.on(schedule)) {
        List<String> order = new CopyOnWriteArrayList<>();
        ActorRef<Deciding> subject =
            world
                .system()
                .spawn(
                    ActorSpec.of(() -> new Deciding(order, Directive.resume()))
                        .maxConcurrentQueries(3));
        subject.tell(
            query((_, _) -> {
              Subject.spend(Duration.ofMillis(100));
              order.add("other");
              return Reply.done();
            }));
        subject.tell(panicking("boom"));

        subject.tellAfter(
            Duration.ofMillis(10),
            query((_, _) -> {
              order.add("query");
              return Reply.done();
            }));
        subject.tellAfter(Duration.ofMillis(20), act((_, _) -> order.add("message")));
        Subject.letPass(world, Duration.ofSeconds(1));

        assertEquals(List.of("other", "onPanic boom", "query", "message"), order);
      }
    }

    @OnEveryScheduler
    void onlyTheFirstOfSeveralPanicsIsDecidedOn(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        List<String> order = new CopyOnWriteArrayList<>();
        ActorRef<Deciding> subject =
            world
                .system()
                .spawn(
                    ActorSpec.of(() -> new Deciding(order, Directive.resume()))
                        .maxConcurrentQueries(3));
        Gate gate = new Gate();
        Reply<Void> second =
            subject.ask(
                query((_, _) -> {
                  gate.pass();
                  throw new IOException("second");
                }));
        Reply<Void> first =
            subject.ask(
                query((_, _) -> {
                  gate.reached().await();
                  throw new IOException("first");
                }));

        assertThrows(ActorPanickedException.class, first::await);
        gate.open();
        assertThrows(ActorPanickedException.class, second::await);
        subject.ask(new Notes()).await();

        assertEquals(1, order.size(), order::toString);
      }
    }

    @OnEveryScheduler
    void aStopComesAfterTheOthersHaveFinished(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        List<String> order = new CopyOnWriteArrayList<>();
        ActorRef<Deciding> subject =
            world
                .system()
                .spawn(
                    ActorSpec.of(() -> new Deciding(order, Directive.stop()))
                        .maxConcurrentQueries(3));
        Gate gate = new Gate();
        Reply<String> other =
            subject.ask(
                query((_, _) -> {
                  gate.pass();
                  order.add("other");
                  return Reply.of("answered");
                }));
        Reply<Void> panicked = subject.ask(panicking("boom"));
        Reply<Void> waiting = subject.ask(act((_, _) -> order.add("message")));

        assertThrows(ActorPanickedException.class, panicked::await);
        world.await(gate.reached());
        gate.open();
        StopReason reason = subject.stopped().await();

        assertInstanceOf(StopReason.Panicked.class, reason);
        assertEquals("answered", other.await());
        assertThrows(ActorStoppedException.class, waiting::await);
        assertEquals(List.of("other", "onPanic boom"), order);
      }
    }

    @OnEveryScheduler
    void anErrorThatNobodyAskedForIsAPanicOfAQueryToo(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = spawn(world, 3);

        subject.tell(query((_, _) -> Reply.failed(new IOException("not found"))));
        List<String> notes = subject.ask(new Notes()).await();

        assertEquals(List.of("resumed: not found"), notes);
      }
    }
  }

  @OnEveryScheduler
  void finishBeforeAGracefulStop(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = spawn(world, 3);
      Gate gate = new Gate();
      Reply<Void> running = subject.ask(passing(gate));
      world.await(gate.reached());

      subject.stopGracefully();
      assertFalse(subject.stopped().isDone());
      gate.open();

      running.await();
      assertEquals(StopReason.normal(), subject.stopped().await());
    }
  }

  @OnEveryScheduler
  void areInterruptedByAKill(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = spawn(world, 3);
      Gate gate = new Gate();
      Reply<Void> running = subject.ask(passing(gate));
      world.await(gate.reached());

      subject.kill();
      StopReason reason = subject.stopped().await();

      assertEquals(StopReason.killed(), reason);
      assertThrows(ActorStoppedException.class, running::await);
    }
  }
}
