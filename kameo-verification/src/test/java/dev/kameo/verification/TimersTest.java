package dev.kameo.verification;

import static dev.kameo.verification.Subject.act;
import static dev.kameo.verification.Subject.answer;
import static dev.kameo.verification.Subject.letPass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorPanickedException;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Cancellable;
import dev.kameo.Context;
import dev.kameo.DeadLetter;
import dev.kameo.MailboxSpec;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.testkit.Fault;
import dev.kameo.testkit.Faults;
import dev.kameo.testkit.TestKit;
import dev.kameo.verification.Subject.Note;
import dev.kameo.verification.Subject.Notes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages that come later, in virtual time.
@ParameterizedClass(name = "{0}")
@FieldSource("dev.kameo.verification.SchedulerNames#SIMULATED")
final class TimersTest {

  private static final Duration TEN = Duration.ofMillis(10);
  private static final Duration HOUR = Duration.ofHours(1);

  private final World world;
  private final ActorRef<Subject> subject;

  TimersTest(String schedule) {
    world = World.on(schedule);
    subject = world.system().spawn(ActorSpec.of(Subject::new).name("subject"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  /// A tick that notes what time it is.
  private record Stamp(String name, long start) implements Message<Subject, Void> {
    @Override
    public Reply<Void> handle(Subject subject, Context<Subject> ctx) {
      subject.notes.add(name + " " + (ctx.clock().millis() - start));
      return Reply.done();
    }
  }

  private Stamp stamp(String name) {
    return new Stamp(name, world.system().clock().millis());
  }

  private void inside(Subject.Act act) throws InterruptedException {
    subject.ask(act(act)).await();
  }

  private List<String> notes() throws InterruptedException {
    return subject.ask(new Notes()).await();
  }

  private static Duration millis(int millis) {
    return Duration.ofMillis(millis);
  }

  @Nested
  final class ANamedOne {

    @Test
    @Tag("P97")
    void ticksOnceWhenItsTimeHasCome() throws Exception {
      inside((_, ctx) -> ctx.timers().once("t", TEN, stamp("tick")));

      letPass(world, millis(100));

      assertEquals(List.of("tick 10"), notes());
    }

    @Test
    void ticksAgainAndAgainIfPeriodic() throws Exception {
      inside((_, ctx) -> ctx.timers().periodic("t", TEN, stamp("tick")));

      letPass(world, millis(35));

      assertEquals(List.of("tick 10", "tick 20", "tick 30"), notes());
    }

    @Test
    void isActiveUntilItHasTicked() throws Exception {
      inside((self, ctx) -> {
        ctx.timers().once("t", TEN, new Note("tick"));
        self.notes.add("active " + ctx.timers().isActive("t"));
      });

      letPass(world, millis(15));
      inside((self, ctx) -> self.notes.add("active " + ctx.timers().isActive("t")));

      assertEquals(List.of("active true", "tick", "active false"), notes());
    }

    @Test
    @Tag("P98")
    void isActiveForEverIfPeriodicAndNotWhenCancelled() throws Exception {
      inside((_, ctx) -> ctx.timers().periodic("t", TEN, new Note("tick")));

      letPass(world, millis(15));
      inside((self, ctx) -> {
        self.notes.add("active " + ctx.timers().isActive("t"));
        self.notes.add("cancelled " + ctx.timers().cancel("t"));
        self.notes.add("cancelled " + ctx.timers().cancel("t"));
        self.notes.add("active " + ctx.timers().isActive("t"));
      });
      letPass(world, millis(100));

      assertEquals(
          List.of("tick", "active true", "cancelled true", "cancelled false", "active false"),
          notes());
    }

    @Test
    @Tag("P106")
    void replacesTheOneOfTheSameName() throws Exception {
      inside((_, ctx) -> {
        ctx.timers().once("t", TEN, new Note("old"));
        ctx.timers().once("other", TEN, new Note("other"));
        ctx.timers().periodic("t", millis(30), new Note("new"));
      });

      letPass(world, millis(65));

      assertEquals(List.of("other", "new", "new"), notes());
    }

    @Test
    @Tag("P100")
    @Tag("P107")
    void isNotSeenOnceCancelledEvenIfItsTickIsQueued() throws Exception {
      inside((_, ctx) -> {
        ctx.timers().once("t", TEN, new Note("tick"));
        ctx.timers().periodic("p", TEN, new Note("period"));
        Subject.spend(millis(15));
        ctx.timers().cancel("t");
        ctx.timers().cancel("p");
      });

      letPass(world, millis(100));

      assertEquals(List.of(), notes());
      assertEquals(List.of(), world.deadLetters());
    }

    @Test
    void isNotSeenOnceReplacedEvenIfItsTickIsQueued() throws Exception {
      inside((_, ctx) -> {
        ctx.timers().once("t", TEN, new Note("old"));
        Subject.spend(millis(15));
        ctx.timers().once("t", TEN, new Note("new"));
      });

      letPass(world, millis(100));

      assertEquals(List.of("new"), notes());
    }

    @Test
    void goesWithAllOthersWhenAllAreCancelled() throws Exception {
      inside((_, ctx) -> {
        ctx.timers().once("t", TEN, new Note("tick"));
        ctx.timers().periodic("p", TEN, new Note("period"));
        ctx.scheduleOnce(TEN, new Note("unnamed"));
        ctx.timers().cancelAll();
      });

      letPass(world, millis(100));

      assertEquals(List.of(), notes());
    }

    @Test
    void coalescesItsTicksWhileTheActorIsSlow() throws Exception {
      inside((_, ctx) -> {
        ctx.timers().periodic("p", TEN, stamp("tick"));
        Subject.spend(millis(55));
      });

      letPass(world, millis(20));

      assertEquals(List.of("tick 55", "tick 60", "tick 70"), notes());
    }

    @Test
    @Tag("P109")
    void diesWithItsActor() throws Exception {
      inside((_, ctx) -> ctx.timers().periodic("p", TEN, new Note("tick")));
      subject.kill();
      subject.stopped().await();

      letPass(world, millis(100));

      assertEquals(List.of(), world.deadLetters());
    }

    @Test
    void isNobodysMessageWhenItsTickIsQueuedAndTheActorStops() throws Exception {
      subject.tell(
          act((_, ctx) -> {
            ctx.timers().once("t", TEN, new Note("tick"));
            Subject.spend(millis(15));
            ctx.stop();
          }));

      subject.stopped().await();

      assertEquals(List.of(), world.deadLetters());
    }

    @Test
    void isADeadLetterWhenTheMailboxIsFullAndTicksOn() throws Exception {
      ActorRef<Subject> narrow =
          world.system().spawn(ActorSpec.of(Subject::new).mailbox(MailboxSpec.bounded(1)));
      Gate gate = new Gate();
      narrow.tell(
          act((_, ctx) -> {
            ctx.timers().periodic("p", TEN, new Note("tick"));
            gate.pass();
            Subject.spend(millis(15));
          }));
      world.await(gate.reached());
      narrow.tell(new Note("filling"));
      gate.open();

      letPass(world, millis(25));

      assertEquals(List.of("filling", "tick"), narrow.ask(new Notes()).await());
      assertEquals(
          List.of(DeadLetter.Cause.MAILBOX_FULL),
          world.deadLetters().stream().map(DeadLetter::cause).toList());
    }

    @Test
    void isNotActiveWhenItsOnlyTickHasMetAFullMailbox() throws Exception {
      ActorRef<Subject> narrow =
          world.system().spawn(ActorSpec.of(Subject::new).mailbox(MailboxSpec.bounded(1)));
      Gate gate = new Gate();
      narrow.tell(
          act((_, ctx) -> {
            ctx.timers().once("t", TEN, new Note("tick"));
            gate.pass();
            Subject.spend(millis(15));
          }));
      world.await(gate.reached());
      narrow.tell(new Note("filling"));
      gate.open();

      letPass(world, millis(25));

      assertEquals(List.of("filling"), narrow.ask(new Notes()).await());
      assertEquals(List.of(new Note("tick")), world.deadMessages());
      assertFalse(narrow.ask(answer((_, ctx) -> Reply.of(ctx.timers().isActive("t")))).await());
    }

    @Test
    void isRefusedWithATimeThatMakesNoSense() throws Exception {
      inside((self, ctx) -> {
        for (Runnable refused :
            List.<Runnable>of(
                () -> ctx.timers().once("t", millis(-1), new Note("tick")),
                () -> ctx.timers().periodic("t", Duration.ZERO, new Note("tick")),
                () -> ctx.timers().periodic("t", millis(-1), new Note("tick")),
                () -> ctx.scheduleOnce(millis(-1), new Note("tick")),
                () -> ctx.scheduleAtFixedRate(millis(-1), TEN, new Note("tick")),
                () -> ctx.scheduleAtFixedRate(TEN, Duration.ZERO, new Note("tick")))) {
          self.notes.add(assertThrows(IllegalArgumentException.class, refused::run).getMessage());
        }
        self.notes.add("active " + ctx.timers().isActive("t"));
      });

      assertEquals(
          List.of(
              "delay must not be negative: PT-0.001S",
              "period must be positive: PT0S",
              "period must be positive: PT-0.001S",
              "delay must not be negative: PT-0.001S",
              "delay must not be negative: PT-0.001S",
              "period must be positive: PT0S",
              "active false"),
          notes());
    }

    @Test
    void isForTheActorsOwnHandlersAlone() throws Exception {
      Reply<Void> reply =
          subject.ask(
              Subject.query((_, ctx) -> {
                ctx.timers();
                return Reply.done();
              }));
      Context<Subject> ctx = subject.ask(answer((_, own) -> Reply.of(own))).await();

      assertInstanceOf(
          IllegalStateException.class,
          assertThrows(ActorPanickedException.class, reply::await).getCause());
      assertThrows(IllegalStateException.class, ctx::timers);
    }
  }

  @Nested
  final class AnUnnamedOne {

    @Test
    void ticksOnce() throws Exception {
      inside((_, ctx) -> ctx.scheduleOnce(TEN, stamp("tick")));

      letPass(world, millis(100));

      assertEquals(List.of("tick 10"), notes());
    }

    @Test
    void ticksAtAFixedRateAfterADelay() throws Exception {
      inside((_, ctx) -> ctx.scheduleAtFixedRate(millis(5), TEN, stamp("tick")));

      letPass(world, millis(30));

      assertEquals(List.of("tick 5", "tick 15", "tick 25"), notes());
    }

    @Test
    void keepsItsRateWhateverTheHandlersTake() throws Exception {
      inside((_, ctx) ->
          ctx.scheduleAtFixedRate(
              Duration.ZERO,
              TEN,
              act((self, own) -> {
                self.notes.add("at " + own.clock().millis() % 1_000);
                Subject.spend(millis(7));
              })));

      letPass(world, millis(35));

      assertEquals(List.of("at 0", "at 10", "at 20", "at 30"), notes());
    }

    @Test
    void keepsItsRateHoweverLateItsTicksAre() throws Exception {
      try (TestKit kit =
          TestKit.builder().faults(Faults.none().with(Fault.LATE_TIMER, 1)).create()) {
        ActorRef<Subject> punctual = kit.spawn(Subject::new);
        punctual.tell(
            act((_, ctx) ->
                ctx.scheduleAtFixedRate(HOUR, HOUR, act((self, _) -> self.notes.add("tick")))));

        kit.advance(HOUR.multipliedBy(100));

        int ticks = punctual.ask(new Notes()).await().size();
        assertTrue(ticks > 90, "the last may still be late: " + ticks);
      }
    }

    @Test
    void isCancelled() throws Exception {
      Cancellable timer =
          subject
              .ask(
                  answer((_, ctx) -> Reply.of(ctx.scheduleAtFixedRate(TEN, TEN, new Note("tick")))))
              .await();

      letPass(world, millis(15));
      assertFalse(timer.isCancelled());
      assertTrue(timer.cancel());
      assertTrue(timer.isCancelled());
      assertFalse(timer.cancel());
      letPass(world, millis(100));

      assertEquals(List.of("tick"), notes());
    }
  }

  @Nested
  final class ALaterTell {

    @Test
    void comesLater() throws Exception {
      subject.started().await();

      subject.tellAfter(TEN, stamp("later"));
      letPass(world, millis(100));

      assertEquals(List.of("later 10"), notes());
    }

    @Test
    void isCancelledInTime() throws Exception {
      Cancellable later = subject.tellAfter(TEN, new Note("later"));

      assertTrue(later.cancel());
      assertTrue(later.isCancelled());
      letPass(world, millis(100));

      assertEquals(List.of(), notes());
      assertEquals(List.of(), world.deadLetters());
    }

    @Test
    void isCancelledEvenIfItIsQueued() throws Exception {
      Cancellable later = subject.tellAfter(TEN, new Note("later"));
      inside((self, _) -> {
        Subject.spend(millis(15));
        self.notes.add("cancelled " + later.cancel());
      });

      letPass(world, millis(100));

      assertEquals(List.of("cancelled true"), notes());
    }

    @Test
    void isNotCancelledAfterItWasSeen() throws Exception {
      Cancellable later = subject.tellAfter(TEN, new Note("later"));

      letPass(world, millis(100));

      assertFalse(later.cancel());
      assertFalse(later.isCancelled());
      assertEquals(List.of("later"), notes());
    }

    @Test
    void toAnActorThatIsGoneIsADeadLetter() throws Exception {
      subject.tellAfter(TEN, new Note("later"));
      subject.kill();

      letPass(world, millis(100));

      assertEquals(
          List.of(DeadLetter.Cause.NOT_RUNNING),
          world.deadLetters().stream().map(DeadLetter::cause).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void isRefusedWithANegativeDelay(long nanos) {
      Duration delay = Duration.ofNanos(nanos);

      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> subject.tellAfter(delay, new Note("later")));

      assertEquals("delay must not be negative: " + delay, refused.getMessage());
    }

    @Test
    void mayBeFartherAwayThanAnybodyWaits() throws Exception {
      Cancellable later = subject.tellAfter(ActorSpec.FOREVER, new Note("never"));

      letPass(world, Duration.ofDays(1));

      assertTrue(later.cancel());
      assertEquals(List.of(), notes());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  void timersTickOnRealSchedulersToo(String scheduler) throws Exception {
    try (World real = World.on(scheduler)) {
      ActorRef<Subject> ticking = real.system().spawn(Subject::new);
      Gate gate = new Gate();

      ticking.tell(
          act((_, ctx) ->
              ctx.timers()
                  .periodic(
                      "p",
                      millis(1),
                      act((self, own) -> {
                        self.notes.add("tick");
                        if (self.notes.size() == 3) {
                          own.timers().cancel("p");
                          gate.pass();
                        }
                      }))));
      real.await(gate.reached());
      gate.open();

      assertEquals(List.of("tick", "tick", "tick"), ticking.ask(new Notes()).await());
    }
  }
}
