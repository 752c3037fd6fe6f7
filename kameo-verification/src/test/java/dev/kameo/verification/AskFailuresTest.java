package dev.kameo.verification;

import static dev.kameo.verification.Subject.answer;
import static dev.kameo.verification.Subject.pass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorNotRunningException;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorStoppedException;
import dev.kameo.Outcome;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.ReplyTimeoutException;
import dev.kameo.StopReason;
import dev.kameo.verification.Subject.Note;
import dev.kameo.verification.Subject.Notes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/// Questions that are not answered: the error says to whom, what, how long ago, and how far it had
/// come.
final class AskFailuresTest {

  private static final Duration WHILE = Duration.ofMillis(100);

  private static ActorRef<Subject> spawn(World world) {
    return world.system().spawn(ActorSpec.of(Subject::new).name("subject"));
  }

  @OnEveryScheduler
  @Tag("P70")
  @Tag("B13")
  void anActorThatHasStoppedIsNotRunning(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = spawn(world);
      subject.stopGracefully();
      subject.stopped().await();

      Reply<Void> reply = subject.ask(new Note("late"));

      assertTrue(reply.isDone());
      assertEquals(
          "Actor 'subject' (Subject %s) has stopped (Normal) and cannot take Note."
                  .formatted(subject.id())
              + " Watch it, or ask with a recover.",
          assertThrows(ActorNotRunningException.class, reply::await).getMessage());
      assertEquals(List.of(), world.deadLetters());
    }
  }

  @OnEveryScheduler
  @Tag("B5")
  void anActorThatIsStoppingIsNotRunningEither(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = spawn(world);
      Gate gate = new Gate();
      subject.tell(pass(gate));
      world.await(gate.reached());

      subject.stopGracefully();
      Reply<Void> reply = subject.ask(new Note("late"));

      assertTrue(
          assertThrows(ActorNotRunningException.class, reply::await)
              .getMessage()
              .contains("is stopping and cannot take Note"));
      gate.open();
    }
  }

  @OnEveryScheduler
  @Tag("B14")
  void aForwardToAnActorThatHasStoppedFailsTheAskAndNotTheForwarder(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> dead = spawn(world);
      dead.kill();
      dead.stopped().await();
      ActorRef<Subject> forwarder = world.system().spawn(Subject::new);

      Reply<List<String>> reply = forwarder.ask(answer((_, _) -> dead.ask(new Notes())));

      assertThrows(ActorNotRunningException.class, reply::await);
      assertEquals(List.of(), forwarder.ask(new Notes()).await());
    }
  }

  @OnEveryScheduler
  @Tag("B5")
  void whatIsQueuedWhenTheActorStopsFailsWithTheReason(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = spawn(world);
      Gate gate = new Gate();
      Reply<Void> begun = subject.ask(pass(gate));
      Reply<Void> queued = subject.ask(new Note("queued"));
      world.await(gate.reached());

      subject.kill();
      ActorStoppedException first = assertThrows(ActorStoppedException.class, begun::await);
      ActorStoppedException second = assertThrows(ActorStoppedException.class, queued::await);

      assertEquals(StopReason.killed(), first.reason());
      assertEquals(StopReason.killed(), second.reason());
      assertTrue(
          first.getMessage().contains("stopped (Killed) before it answered Answering, asked PT"),
          first::getMessage);
      assertTrue(first.getMessage().contains("the handler had begun"), first::getMessage);
      assertTrue(second.getMessage().contains("the handler had not begun"), second::getMessage);
      assertEquals(List.of(), world.deadLetters());
    }
  }

  @OnEveryScheduler
  void anActorThatCannotStartFailsThemWithItsCause(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      IllegalStateException cause = new IllegalStateException("no start");
      ActorRef<Subject> subject =
          world
              .system()
              .spawn(() -> {
                throw cause;
              });

      Reply<Void> reply = subject.ask(new Note("hopeful"));
      subject.stopped().await();

      Reply<StopReason> reason =
          reply
              .map(_ -> StopReason.normal())
              .recover(error ->
                  error instanceof ActorStoppedException stopped
                      ? stopped.reason()
                      : new StopReason.StartFailed(cause));
      assertSame(cause, assertInstanceOf(StopReason.StartFailed.class, reason.await()).cause());
    }
  }

  @UnderManySchedules
  @Tag("P71")
  void theTimeAndThePlaceInTheQueueAreTold(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      ActorRef<Subject> subject = spawn(world);
      Gate gate = new Gate();
      subject.tell(pass(gate));
      world.await(gate.reached());
      subject.tell(new Note("1"));
      subject.tell(new Note("2"));

      Reply<Void> reply = subject.ask(new Note("3"), WHILE);

      assertEquals(
          "Actor 'subject' (Subject %s) did not answer Note within PT0.1S: ".formatted(subject.id())
              + "the handler had not begun; 2 queued before it."
              + " Wait longer, or find out what holds it up.",
          assertThrows(ReplyTimeoutException.class, reply::await).getMessage());
      gate.open();
    }
  }

  @Nested
  final class TheTimeIsOver {

    @UnderManySchedules
    void whileTheHandlerRuns(String schedule) throws Exception {
      try (World world = World.on(schedule)) {
        ActorRef<Subject> subject = spawn(world);
        Gate gate = new Gate();

        Reply<Void> reply = subject.ask(pass(gate), WHILE);

        assertTrue(
            assertThrows(ReplyTimeoutException.class, reply::await)
                .getMessage()
                .contains("the handler had begun and not returned"));
        gate.open();
      }
    }

    @UnderManySchedules
    @Tag("P83")
    void whileAPromiseIsStillToBeKept(String schedule) throws Exception {
      try (World world = World.on(schedule)) {
        ActorRef<Subject> subject = spawn(world);
        ReplyPromise<Void> promise = Reply.promise();

        Reply<Void> reply = subject.ask(answer((_, _) -> promise.reply()), WHILE);

        assertTrue(
            assertThrows(ReplyTimeoutException.class, reply::await)
                .getMessage()
                .contains("the handler had returned, and the answer was still to come"));
      }
    }

    @UnderManySchedules
    void forOneAwaitWhichHarmsNothing(String schedule) throws Exception {
      try (World world = World.on(schedule)) {
        ActorRef<Subject> subject = spawn(world);
        Gate gate = new Gate();
        Reply<Void> reply = subject.ask(pass(gate));

        assertTrue(
            assertThrows(ReplyTimeoutException.class, () -> reply.await(WHILE))
                .getMessage()
                .startsWith("Actor 'subject'"));
        assertFalse(reply.isDone());
        gate.open();

        reply.await();
      }
    }

    @UnderManySchedules
    void afterTheDefaultOfTheSpec(String schedule) throws Exception {
      try (World world = World.on(schedule)) {
        ActorRef<Subject> subject =
            world.system().spawn(ActorSpec.of(Subject::new).replyTimeout(WHILE));

        Reply<String> slow =
            subject.ask(
                answer((_, _) -> {
                  Subject.spend(WHILE.plusMillis(1));
                  return Reply.of("slow");
                }));
        assertThrows(ReplyTimeoutException.class, slow::await);
        Reply<String> fast =
            subject.ask(
                answer((_, _) -> {
                  Subject.spend(WHILE.minusMillis(2));
                  return Reply.of("fast");
                }));

        assertEquals("fast", fast.await());
      }
    }

    @UnderManySchedules
    void afterTheAsksOwnTimeWhateverTheSpecSays(String schedule) throws Exception {
      try (World world = World.on(schedule)) {
        ActorRef<Subject> subject =
            world.system().spawn(ActorSpec.of(Subject::new).replyTimeout(WHILE));

        Reply<String> reply =
            subject.ask(
                answer((_, _) -> {
                  Subject.spend(WHILE.plusMillis(1));
                  return Reply.of("slow");
                }),
                WHILE.multipliedBy(2));

        assertEquals("slow", reply.await());
      }
    }

    @UnderManySchedules
    @Tag("P73")
    void andTheLateAnswerVanishes(String schedule) throws Exception {
      try (Logged logged = Logged.open();
          World world = World.on(schedule)) {
        ActorRef<Subject> subject = spawn(world);
        List<Outcome<String>> outcomes = new ArrayList<>();
        Reply<String> reply =
            subject
                .ask(
                    answer((_, _) -> {
                      Subject.spend(WHILE.multipliedBy(2));
                      return Reply.of("late");
                    }),
                    WHILE)
                .whenDone(outcomes::add);

        assertThrows(ReplyTimeoutException.class, reply::await);
        subject.ask(new Notes()).await();

        assertEquals(1, outcomes.size());
        assertThrows(ReplyTimeoutException.class, reply::await);
        assertEquals(List.of(), world.deadLetters());
        assertEquals(List.of(), logged.lines());
      }
    }

    @UnderManySchedules
    void andALateErrorVanishesToo(String schedule) throws Exception {
      try (Logged logged = Logged.open();
          World world = World.on(schedule)) {
        ActorRef<Subject> subject = spawn(world);

        Reply<Void> reply =
            subject.ask(
                answer((_, _) -> {
                  Subject.spend(WHILE.multipliedBy(2));
                  return Reply.failed(new IllegalStateException("late"));
                }),
                WHILE);

        assertThrows(ReplyTimeoutException.class, reply::await);
        assertEquals(List.of(), subject.ask(new Notes()).await());
        assertEquals(List.of(), logged.lines());
      }
    }
  }

  @OnEveryScheduler
  void anAskTellsTheClassOfTheMessageAndNeverItsContent(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = spawn(world);
      subject.kill();
      subject.stopped().await();

      Reply<Void> reply = subject.ask(new Note("secret"));

      String text = assertThrows(ActorNotRunningException.class, reply::await).getMessage();
      assertFalse(text.contains("secret"), text);
      assertFalse(reply.toString().contains("secret"), reply::toString);
    }
  }
}
