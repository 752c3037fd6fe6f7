package dev.kameo.verification;

import static dev.kameo.supervision.RestartPolicy.PERMANENT;
import static dev.kameo.supervision.RestartPolicy.TRANSIENT;
import static dev.kameo.verification.Scripted.panic;
import static dev.kameo.verification.Scripted.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorStoppedException;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.StopReason.RestartLimitExceeded;
import dev.kameo.supervision.RestartLimit;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How often children are restarted, and what happens when that was too often.
final class RestartLimitTest {

  private static final Do PANIC = panic(new IllegalStateException("broken"));
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration NANO = Duration.ofNanos(1);

  @OnEveryScheduler
  @Tag("P14")
  void aParentThatHasRestartedItsChildrenTooOftenStopsAndSaysWhy(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent =
          world.system().spawn(supervising(2, Duration.ofMinutes(1)).spec());
      Script script = new Script();
      ActorRef<Scripted> child = spawn(parent, script.spec(PERMANENT));
      ActorRef<Scripted> sibling = spawn(parent, new Script().spec(PERMANENT));

      child.tell(PANIC);
      child.tell(PANIC);
      child.ask(new Note("twice restarted")).await();
      child.tell(PANIC);

      RestartLimitExceeded reason =
          assertInstanceOf(RestartLimitExceeded.class, parent.stopped().await());
      assertEquals(child.id(), reason.id());
      assertEquals(child.stopped().await(), reason.cause());
      assertInstanceOf(StopReason.Panicked.class, reason.cause());
      assertEquals(new StopReason.SupervisorShutdown(), sibling.stopped().await());
      assertEquals(3, starts(script));
    }
  }

  @OnEveryScheduler
  @Tag("P16")
  void anIntensityOfZeroAllowsNone(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(supervising(0, HOUR).spec());
      Script script = new Script();
      ActorRef<Scripted> child = spawn(parent, script.spec(PERMANENT));

      child.tell(PANIC);

      assertInstanceOf(RestartLimitExceeded.class, parent.stopped().await());
      assertEquals(1, starts(script));
    }
  }

  @OnEveryScheduler
  void theIntensityIsOneInFiveSecondsUnlessTheStrategySaysOtherwise(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      assertEquals(
          new RestartLimit(1, Duration.ofSeconds(5)), SupervisionStrategy.oneForOne().intensity());
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> child = spawn(parent, new Script().spec(PERMANENT));

      child.tell(PANIC);
      child.ask(new Note("restarted")).await();
      child.tell(PANIC);

      assertInstanceOf(RestartLimitExceeded.class, parent.stopped().await());
    }
  }

  @OnEveryScheduler
  void theRestartsOfAllChildrenCountTogether(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(supervising(1, HOUR).spec());
      ActorRef<Scripted> one = spawn(parent, new Script().spec(PERMANENT));
      ActorRef<Scripted> two = spawn(parent, new Script().spec(PERMANENT));

      one.tell(PANIC);
      one.ask(new Note("restarted")).await();
      two.tell(PANIC);

      RestartLimitExceeded reason =
          assertInstanceOf(RestartLimitExceeded.class, parent.stopped().await());
      assertEquals(two.id(), reason.id());
    }
  }

  @OnEveryScheduler
  @Tag("E58")
  @Tag("P34")
  void restartsThatFailCountUntilTheParentGivesUpAndStopsTheOthers(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(supervising(4, HOUR).spec());
      List<String> starts = new ArrayList<>();
      Script script =
          new Script()
              .onStart(_ -> {
                starts.add("");
                if (starts.size() > 1) {
                  throw new IllegalStateException("cannot start again");
                }
              });
      ActorRef<Scripted> child = spawn(parent, script.spec(PERMANENT));
      ActorRef<Scripted> other = spawn(parent, new Script().spec(PERMANENT));

      child.tell(PANIC);

      RestartLimitExceeded reason =
          assertInstanceOf(RestartLimitExceeded.class, parent.stopped().await());
      assertInstanceOf(StopReason.StartFailed.class, reason.cause());
      assertEquals(new StopReason.SupervisorShutdown(), other.stopped().await());
      assertEquals(5, starts.size());
    }
  }

  @OnEveryScheduler
  @Tag("K2")
  void failuresAtTheSameInstantCountOneByOneInAnyOrder(String scheduler) throws Exception {
    for (int intensity : new int[] {1, 2}) {
      for (int first : new int[] {0, 1}) {
        try (World world = World.on(scheduler)) {
          ActorRef<Scripted> parent = world.system().spawn(supervising(intensity, HOUR).spec());
          Script script = new Script();
          ActorSpec<Scripted> spec = script.spec(PERMANENT);
          List<ActorRef<Scripted>> children = List.of(spawn(parent, spec), spawn(parent, spec));

          Scripted.failTogether(parent, List.of(children.get(first), children.get(1 - first)));

          if (intensity == 2) {
            children.get(0).ask(new Note("back")).await();
            children.get(1).ask(new Note("back")).await();
            assertTrue(parent.isAlive());
          } else {
            RestartLimitExceeded reason =
                assertInstanceOf(RestartLimitExceeded.class, parent.stopped().await());
            assertEquals(children.get(1 - first).id(), reason.id());
          }
        }
      }
    }
  }

  @OnEveryScheduler
  void aParentIsResponsiveBetweenTheAttemptsToRestartAChild(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(supervising(50, HOUR).spec());
      List<String> starts = new ArrayList<>();
      ActorRef<Scripted> self = parent;
      List<Reply<Void>> answers = new ArrayList<>();
      Script script =
          new Script()
              .onStart(_ -> {
                starts.add("");
                if (starts.size() > 1 && starts.size() < 40) {
                  answers.add(self.ask(new Note("between")));
                  throw new IllegalStateException("not yet");
                }
              });
      ActorRef<Scripted> child = spawn(parent, script.spec(PERMANENT));

      child.tell(PANIC);
      child.ask(new Note("at last")).await();

      assertEquals(40, starts.size());
      for (Reply<Void> answer : answers) {
        answer.await();
      }
    }
  }

  @OnEveryScheduler
  void aLimitOfAChildCountsForThatChildAlone(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(supervising(10, HOUR).spec());
      ActorRef<Scripted> free = spawn(parent, new Script().spec(PERMANENT));
      ActorRef<Scripted> limited =
          spawn(parent, new Script().spec(PERMANENT).restartLimit(1, HOUR));

      for (int i = 0; i < 5; i++) {
        free.tell(PANIC);
      }
      limited.tell(PANIC);
      free.ask(new Note("restarted")).await();
      limited.ask(new Note("restarted")).await();
      limited.tell(PANIC);

      RestartLimitExceeded reason =
          assertInstanceOf(RestartLimitExceeded.class, parent.stopped().await());
      assertEquals(limited.id(), reason.id());
    }
  }

  @OnEveryScheduler
  void aParentThatHasGivenUpIsItselfRestartedIfItIsPermanent(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      Script parents = supervising(0, HOUR).onStart(ctx -> ctx.spawn(script.spec(PERMANENT)));
      ActorRef<Scripted> parent = world.system().spawn(parents.spec(PERMANENT));
      ActorRef<?> child = parent.ask(new Scripted.Find<>(ctx -> ctx.children())).await().getFirst();

      child.started().await();
      child.kill();
      child.stopped().await();
      world.awaitUntil(() -> starts(parents) == 2);
      ActorRef<?> next = parent.ask(new Scripted.Find<>(ctx -> ctx.children())).await().getFirst();
      next.started().await();

      assertFalse(child.equals(next));
    }
  }

  @OnEveryScheduler
  void aParentThatHasGivenUpIsNotRestartedIfItIsTransient(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(supervising(0, HOUR).spec(TRANSIENT));
      ActorRef<Scripted> child = spawn(parent, new Script().spec(PERMANENT));

      child.tell(PANIC);

      assertInstanceOf(RestartLimitExceeded.class, parent.stopped().await());
    }
  }

  @OnEveryScheduler
  void theWindowOfARestartedParentIsEmpty(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(supervising(1, HOUR).spec(PERMANENT));
      ActorRef<Scripted> early = spawn(parent, new Script().spec(PERMANENT));
      early.tell(PANIC);
      early.ask(new Note("restarted")).await();
      parent.tell(PANIC);
      ActorRef<Scripted> late = spawn(parent, new Script().spec(PERMANENT));

      late.tell(PANIC);

      late.ask(new Note("restarted")).await();
    }
  }

  @OnEveryScheduler
  void whatALastFailureLeavesIsADeadLetterAndAsksFailAtOnce(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(supervising(0, HOUR).spec());
      Script script = new Script();
      ActorRef<Scripted> child = spawn(parent, script.spec(PERMANENT));
      Gate gate = new Gate();
      child.tell(Scripted.pass(gate));
      world.await(gate.reached());
      child.tell(PANIC);
      child.tell(new Note("told"));
      Reply<Void> asked = child.ask(new Note("asked"));

      gate.open();

      StopReason reason = assertThrows(ActorStoppedException.class, asked::await).reason();
      assertInstanceOf(StopReason.Panicked.class, reason);
      parent.stopped().await();
      assertEquals(List.of(new Note("told")), world.deadMessages());
      assertTrue(script.diary.stream().noneMatch(line -> line.startsWith("onUndelivered")));
    }
  }

  @OnEveryScheduler
  void anActorAtTheTopEndsAloneWhenItFailsTooOften(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> failing = world.system().spawn(new Script().spec(PERMANENT));
      Script script = new Script();
      ActorRef<Scripted> other = world.system().spawn(script.spec(PERMANENT));

      failing.tell(PANIC);
      failing.ask(new Note("restarted")).await();
      failing.tell(PANIC);

      RestartLimitExceeded reason =
          assertInstanceOf(RestartLimitExceeded.class, failing.stopped().await());
      assertEquals(failing.id(), reason.id());
      assertInstanceOf(StopReason.Panicked.class, reason.cause());
      other.tell(PANIC);
      other.ask(new Note("for itself")).await();
      assertEquals("for itself", script.diary.getLast());
    }
  }

  @OnEveryScheduler
  void anActorAtTheTopMayHaveALimitOfItsOwn(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> ref =
          world.system().spawn(new Script().spec(PERMANENT).restartLimit(20, HOUR));

      for (int i = 0; i < 20; i++) {
        ref.tell(PANIC);
      }
      ref.ask(new Note("still there")).await();
      ref.tell(PANIC);

      assertInstanceOf(RestartLimitExceeded.class, ref.stopped().await());
    }
  }

  @ParameterizedTest
  @CsvSource({"-1,false", "0,false", "1,true"})
  @Tag("K1")
  void aRestartThatLiesExactlyTheTimeAgoStillCounts(long nanosLater, boolean survives)
      throws Exception {
    try (World world = World.on("simulation")) {
      Duration within = Duration.ofSeconds(10);
      ActorRef<Scripted> parent = world.system().spawn(supervising(1, within).spec());
      ActorRef<Scripted> child = spawn(parent, new Script().spec(PERMANENT));
      child.tell(PANIC);
      child.ask(new Note("restarted")).await();

      Subject.letPass(world, within.plusNanos(nanosLater));
      child.tell(PANIC);

      if (survives) {
        child.ask(new Note("restarted")).await();
      } else {
        assertInstanceOf(RestartLimitExceeded.class, parent.stopped().await());
      }
    }
  }

  @UnderManySchedules
  @Tag("E55")
  void restartsThatLieFarApartGoOnForEver(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      ActorRef<Scripted> parent =
          world.system().spawn(supervising(1, Duration.ofSeconds(1)).spec());
      Script script = new Script();
      ActorRef<Scripted> child = spawn(parent, script.spec(PERMANENT));

      for (int i = 0; i < 4; i++) {
        child.tell(PANIC);
        Subject.letPass(world, Duration.ofSeconds(1).plus(NANO));
      }
      child.ask(new Note("still there")).await();
      parent.ask(new Do(ctx -> ctx.stop(child))).await();

      assertEquals(new StopReason.SupervisorShutdown(), child.stopped().await());
      assertEquals(5, starts(script));
      assertTrue(parent.isAlive());
    }
  }

  @UnderManySchedules
  void aWindowSlidesAndIsNotCountedAnewFromTheLastRestart(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      ActorRef<Scripted> parent =
          world.system().spawn(supervising(2, Duration.ofSeconds(10)).spec());
      ActorRef<Scripted> child = spawn(parent, new Script().spec(PERMANENT));

      for (int i = 0; i < 6; i++) { // two within any ten seconds, and never ten seconds of quiet
        child.tell(PANIC);
        Subject.letPass(world, Duration.ofSeconds(6));
      }
      child.ask(new Note("still there")).await();
      child.tell(PANIC);
      child.tell(PANIC);
      child.tell(PANIC);

      assertInstanceOf(RestartLimitExceeded.class, parent.stopped().await());
    }
  }

  @UnderManySchedules
  @Tag("P49")
  void aWindowMayBeLongerThanAnySystemRuns(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      Duration ever = Duration.ofSeconds(Long.MAX_VALUE);
      ActorRef<Scripted> parent = world.system().spawn(supervising(1, ever).spec());
      ActorRef<Scripted> child = spawn(parent, new Script().spec(PERMANENT));
      child.tell(PANIC);
      child.ask(new Note("restarted")).await();

      Subject.letPass(world, Duration.ofDays(3_650));
      child.tell(PANIC);

      assertInstanceOf(RestartLimitExceeded.class, parent.stopped().await());
    }
  }

  @Test
  @Tag("E41")
  @Tag("P49")
  void aLimitRefusesNumbersAndTimesThatMeanNothing() {
    SupervisionStrategy strategy = SupervisionStrategy.oneForOne();

    String number =
        assertThrows(IllegalArgumentException.class, () -> strategy.intensity(-1, HOUR))
            .getMessage();
    String time =
        assertThrows(
                IllegalArgumentException.class,
                () -> new Script().spec().restartLimit(1, Duration.ZERO))
            .getMessage();

    String backwards =
        assertThrows(
                IllegalArgumentException.class, () -> strategy.intensity(1, Duration.ofSeconds(-1)))
            .getMessage();

    assertEquals("maxRestarts must not be negative: -1", number);
    assertEquals("within must be positive: PT0S", time);
    assertEquals("within must be positive: PT-1S", backwards);
  }

  private static Script supervising(int maxRestarts, Duration within) {
    return new Script().strategy(SupervisionStrategy.oneForOne().intensity(maxRestarts, within));
  }

  private static long starts(Script script) {
    return script.diary.stream().filter("start"::equals).count();
  }
}
