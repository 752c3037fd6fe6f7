package dev.kameo.verification;

import static dev.kameo.verification.Subject.act;
import static dev.kameo.verification.Subject.answer;
import static dev.kameo.verification.Subject.pass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorNotRunningException;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.AskDeadlockException;
import dev.kameo.DeadLetter;
import dev.kameo.Delivery;
import dev.kameo.MailboxFullException;
import dev.kameo.MailboxSpec;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.verification.Subject.Note;
import dev.kameo.verification.Subject.Notes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mailboxes with a limit, and what becomes of who meets a full one.
final class BoundedMailboxTest {

  private static ActorRef<Subject> spawn(World world, String name, int capacity) {
    return world
        .system()
        .spawn(ActorSpec.of(Subject::new).name(name).mailbox(MailboxSpec.bounded(capacity)));
  }

  /// An actor at a gate with a full mailbox.
  private static ActorRef<Subject> full(World world, Gate gate, int capacity)
      throws InterruptedException {
    ActorRef<Subject> subject = spawn(world, "full", capacity);
    subject.tell(pass(gate));
    world.await(gate.reached());
    for (int i = 0; i < capacity; i++) {
      assertEquals(Delivery.DELIVERED, subject.tryTell(new Note("filling")));
    }
    return subject;
  }

  private static List<DeadLetter.Cause> causes(World world) {
    return world.deadLetters().stream().map(DeadLetter::cause).toList();
  }

  @Nested
  final class AFullOne {

    @OnEveryScheduler
    @Tag("P110")
    @Tag("P112")
    @Tag("B13")
    void refusesATryAtOnceAndTheMessageIsTheCallersStill(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        Gate gate = new Gate();
        ActorRef<Subject> subject = full(world, gate, 2);

        Delivery delivery = subject.tryTell(new Note("refused"));

        assertEquals(Delivery.MAILBOX_FULL, delivery);
        assertEquals(List.of(), world.deadLetters());
        gate.open();
      }
    }

    @OnEveryScheduler
    @Tag("P110")
    void makesATellWaitForRoom(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        Gate gate = new Gate();
        ActorRef<Subject> subject = full(world, gate, 1);
        ActorRef<Subject> sender = world.system().spawn(Subject::new);
        Gate sending = new Gate();

        Reply<Void> sent =
            sender.ask(
                act((_, _) -> {
                  sending.pass();
                  subject.tell(new Note("waited"));
                }));
        world.await(sending.reached());
        sending.open();
        gate.open();
        sent.await();

        assertEquals(List.of("filling", "waited"), subject.ask(new Notes()).await());
        assertEquals(List.of(), world.deadLetters());
      }
    }

    @OnEveryScheduler
    void makesAnAskWaitForRoomToo(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        Gate gate = new Gate();
        ActorRef<Subject> subject = full(world, gate, 1);
        ActorRef<Subject> sender = world.system().spawn(Subject::new);

        Reply<List<String>> notes = sender.ask(answer((_, _) -> subject.ask(new Notes())));
        gate.open();

        assertEquals(List.of("filling"), notes.await());
      }
    }

    @UnderManySchedules
    void makesATellWithATimeoutGiveUpThen(String schedule) throws Exception {
      try (World world = World.on(schedule)) {
        Gate gate = new Gate();
        ActorRef<Subject> subject = full(world, gate, 1);
        ActorRef<Subject> sender = world.system().spawn(Subject::new);

        long waited =
            sender
                .ask(
                    answer((_, ctx) -> {
                      long begin = ctx.clock().millis();
                      Delivery delivery = subject.tell(new Note("late"), Duration.ofMillis(100));
                      assertEquals(Delivery.MAILBOX_FULL, delivery);
                      return Reply.of(ctx.clock().millis() - begin);
                    }))
                .await();

        assertEquals(100, waited);
        assertEquals(List.of(), world.deadLetters());
        gate.open();
      }
    }

    @UnderManySchedules
    void letsATellWithATimeoutInWhenThereIsRoomInTime(String schedule) throws Exception {
      try (World world = World.on(schedule)) {
        ActorRef<Subject> subject = spawn(world, "full", 1);
        subject.tell(act((_, _) -> Subject.spend(Duration.ofMillis(50))));
        subject.tell(new Note("filling"));
        ActorRef<Subject> sender = world.system().spawn(Subject::new);

        Delivery delivery =
            sender
                .ask(
                    answer(
                        (_, _) -> Reply.of(subject.tell(new Note("late"), Duration.ofMillis(100)))))
                .await();

        assertEquals(Delivery.DELIVERED, delivery);
        assertEquals(List.of("filling", "late"), subject.ask(new Notes()).await());
      }
    }

    @OnEveryScheduler
    void makesATellWithNoTimeLikeATry(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        Gate gate = new Gate();
        ActorRef<Subject> subject = full(world, gate, 1);

        Delivery delivery = subject.tell(new Note("refused"), Duration.ZERO);

        assertEquals(Delivery.MAILBOX_FULL, delivery);
        gate.open();
      }
    }

    @OnEveryScheduler
    void letsAllWaitingSendersThroughOneByOne(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        Gate gate = new Gate();
        ActorRef<Subject> subject = full(world, gate, 1);
        List<Reply<Void>> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          String name = "sender " + i;
          sent.add(
              world
                  .system()
                  .spawn(Subject::new)
                  .ask(
                      act((_, _) -> {
                        for (int n = 0; n < 10; n++) {
                          subject.tell(new Note(name));
                        }
                      })));
        }

        gate.open();
        for (Reply<Void> reply : sent) {
          reply.await();
        }

        assertEquals(201, subject.ask(new Notes()).await().size());
        assertEquals(List.of(), world.deadLetters());
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "forkjoin"})
    void letsAllWaitingThreadsThrough(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = spawn(world, "narrow", 3);

        List<Thread> threads =
            IntStream.range(0, 8)
                .mapToObj(_ ->
                    Thread.ofPlatform()
                        .start(() -> {
                          for (int n = 0; n < 500; n++) {
                            subject.tell(new Note("n"));
                          }
                        }))
                .toList();
        for (Thread thread : threads) {
          thread.join();
        }

        assertEquals(4_000, subject.ask(new Notes()).await().size());
        assertEquals(List.of(), world.deadLetters());
      }
    }

    @OnEveryScheduler
    void releasesItsWaitersWhenTheActorStops(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        Gate gate = new Gate();
        ActorRef<Subject> subject = full(world, gate, 1);
        List<Reply<String>> sent = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          sent.add(
              world
                  .system()
                  .spawn(Subject::new)
                  .ask(
                      answer((_, _) -> {
                        subject.tell(new Note("released"));
                        return Reply.of("went on");
                      })));
        }

        subject.kill();
        subject.stopped().await();

        for (Reply<String> reply : sent) {
          assertEquals("went on", reply.await());
        }
        world.awaitUntil(() -> world.deadLetters().size() == 6);
      }
    }

    @OnEveryScheduler
    void releasesAnAskerWhenTheActorStops(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        Gate gate = new Gate();
        ActorRef<Subject> subject = full(world, gate, 1);
        ActorRef<Subject> sender = world.system().spawn(Subject::new);
        Gate sending = new Gate();
        Reply<Void> asked =
            sender.ask(
                answer((_, _) -> {
                  sending.pass();
                  return subject.ask(new Note("asked"));
                }));
        world.await(sending.reached());

        sending.open();
        subject.stopGracefully();

        assertThrows(ActorNotRunningException.class, asked::await);
        gate.open();
      }
    }

    @OnEveryScheduler
    void doesNotStopTheRuntimesOwnSignals(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        Gate gate = new Gate();
        ActorRef<Subject> subject = full(world, gate, 1);

        subject.stopGracefully();
        gate.open();
        StopReason reason = subject.stopped().await();

        assertEquals(StopReason.normal(), reason);
        assertEquals(List.of(), world.deadLetters());
      }
    }
  }

  @Nested
  final class AWaitThatWouldNeverEnd {

    @OnEveryScheduler
    void ofAnActorForItselfIsRefused(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = spawn(world, "self", 2);

        subject
            .ask(
                act((_, ctx) -> {
                  for (int i = 0; i < 5; i++) {
                    ctx.self().tell(new Note("own " + i));
                  }
                }))
            .await();
        List<String> notes = subject.ask(new Notes()).await();

        assertEquals(List.of("own 0", "own 1"), notes);
        assertEquals(
            List.of(
                DeadLetter.Cause.WOULD_DEADLOCK,
                DeadLetter.Cause.WOULD_DEADLOCK,
                DeadLetter.Cause.WOULD_DEADLOCK),
            causes(world));
      }
    }

    @OnEveryScheduler
    void isAnsweredAsFullWhereThereIsATimeout(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = spawn(world, "self", 1);

        Delivery delivery =
            subject
                .ask(
                    answer((_, ctx) -> {
                      ctx.self().tell(new Note("filling"));
                      return Reply.of(ctx.self().tell(new Note("more"), Duration.ofDays(1)));
                    }))
                .await();

        assertEquals(Delivery.MAILBOX_FULL, delivery);
        assertEquals(List.of(), world.deadLetters());
      }
    }

    @OnEveryScheduler
    void failsAnAsk(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = spawn(world, "self", 1);

        String text =
            subject
                .ask(
                    answer((_, ctx) -> {
                      ctx.self().tell(new Note("filling"));
                      Reply<Void> asked = ctx.self().ask(new Note("more"));
                      return Reply.of(
                          assertThrows(MailboxFullException.class, asked::await).getMessage());
                    }))
                .await();

        assertTrue(text.startsWith("Actor 'self' (Subject "), text);
        assertTrue(text.contains("cannot take Note"), text);
        assertTrue(text.contains("would be a deadlock"), text);
      }
    }

    @OnEveryScheduler
    void betweenTwoActorsThatTellEachOtherIsRefused(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a", 2);
        ActorRef<Subject> b = spawn(world, "b", 2);

        Reply<Void> first = a.ask(act((_, _) -> flood(b)));
        Reply<Void> second = b.ask(act((_, _) -> flood(a)));
        first.await();
        second.await();

        int handled = a.ask(new Notes()).await().size() + b.ask(new Notes()).await().size();
        assertEquals(200, handled + world.deadLetters().size());
        assertTrue(
            causes(world).stream().allMatch(cause -> cause == DeadLetter.Cause.WOULD_DEADLOCK));
      }
    }

    @OnEveryScheduler
    void betweenAWaitForRoomAndAWaitForAnAnswerEnds(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a", 1);
        ActorRef<Subject> b = world.system().spawn(ActorSpec.of(Subject::new).name("b"));

        a.ask(
                act((_, _) -> {
                  try {
                    b.ask(act((_, _) -> flood(a))).await();
                  } catch (AskDeadlockException e) {
                    // it closed the circle after the other one
                  }
                }))
            .await();
        b.ask(new Notes()).await();
        List<String> notes = a.ask(new Notes()).await();

        assertEquals(100, notes.size() + world.deadLetters().size());
        assertFalse(notes.isEmpty());
        assertTrue(
            causes(world).stream().allMatch(cause -> cause == DeadLetter.Cause.WOULD_DEADLOCK));
      }
    }

    private static void flood(ActorRef<Subject> target) {
      for (int i = 0; i < 100; i++) {
        target.tell(new Note("n"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  void anInterruptedSenderGivesUpAndKeepsTheInterrupt(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      ActorRef<Subject> subject = full(world, gate, 1);

      Thread.currentThread().interrupt();
      subject.tell(new Note("interrupted"));
      boolean kept = Thread.interrupted();

      assertTrue(kept);
      assertEquals(List.of(DeadLetter.Cause.INTERRUPTED), causes(world));
      gate.open();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  void anInterruptedSenderWithATimeoutIsTold(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      ActorRef<Subject> subject = full(world, gate, 1);

      Thread.currentThread().interrupt();
      assertThrows(
          InterruptedException.class,
          () -> subject.tell(new Note("interrupted"), Duration.ofDays(1)));

      assertFalse(Thread.currentThread().isInterrupted());
      assertEquals(List.of(), world.deadLetters());
      gate.open();
    }
  }

  @OnEveryScheduler
  void aKilledSenderGivesUp(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      ActorRef<Subject> subject = full(world, gate, 1);
      ActorRef<Subject> sender = world.system().spawn(Subject::new);
      Gate sending = new Gate();
      sender.tell(
          act((_, _) -> {
            sending.pass();
            subject.tell(new Note("killed"));
          }));
      world.await(sending.reached());

      sending.open();
      sender.kill();

      assertEquals(StopReason.killed(), sender.stopped().await());
      gate.open();
    }
  }

  @OnEveryScheduler
  void aRefusalDoesNotHarmTheSender(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      ActorRef<Subject> subject = full(world, gate, 1);
      ActorRef<Subject> sender = world.system().spawn(Subject::new);

      Delivery delivery =
          sender.ask(answer((_, _) -> Reply.of(subject.tryTell(new Note("n"))))).await();

      assertEquals(Delivery.MAILBOX_FULL, delivery);
      assertEquals(List.of(), sender.ask(new Notes()).await());
      gate.open();
    }
  }

  @OnEveryScheduler
  void whatAnActorSendsItselfInItsStartNeedsNoRoom(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject =
          world
              .system()
              .spawn(
                  ActorSpec.<Subject>with(ctx ->
                          new Subject() {
                            @Override
                            public void onStart() {
                              for (int i = 0; i < 3; i++) {
                                ctx.self().tell(new Note("own " + i));
                              }
                            }
                          })
                      .mailbox(MailboxSpec.bounded(1)));

      List<String> notes = subject.ask(new Notes()).await();

      assertEquals(List.of("own 0", "own 1", "own 2"), notes);
    }
  }

  @Test
  void hasRoomForAtLeastOne() {
    IllegalArgumentException refused =
        assertInstanceOf(
            IllegalArgumentException.class,
            assertThrows(IllegalArgumentException.class, () -> MailboxSpec.bounded(0)));

    assertEquals("capacity must be positive: 0", refused.getMessage());
  }
}
