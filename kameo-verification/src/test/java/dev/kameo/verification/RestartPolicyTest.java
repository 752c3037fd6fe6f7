package dev.kameo.verification;

import static dev.kameo.supervision.RestartPolicy.PERMANENT;
import static dev.kameo.supervision.RestartPolicy.TEMPORARY;
import static dev.kameo.supervision.RestartPolicy.TRANSIENT;
import static dev.kameo.verification.Scripted.panic;
import static dev.kameo.verification.Scripted.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorId;
import dev.kameo.ActorRef;
import dev.kameo.Directive;
import dev.kameo.Panic;
import dev.kameo.StartFailedException;
import dev.kameo.StopReason;
import dev.kameo.StopReason.RestartLimitExceeded;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who is restarted after which end (rows E43 to E50).
final class RestartPolicyTest {

  private static final Panic PANIC = new Panic(new IllegalStateException(), "Do");

  /// Every reason, and whether an actor that is restarted after failures is restarted after it.
  private static final Map<StopReason, Boolean> FAILURES =
      Map.of(
          StopReason.normal(),
          false,
          new StopReason.SupervisorShutdown(),
          false,
          new StopReason.RestartLimitExceeded(new ActorId(1), StopReason.killed()),
          false,
          StopReason.killed(),
          true,
          new StopReason.Panicked(PANIC),
          true,
          new StopReason.LinkDied(new ActorId(1), StopReason.normal()),
          true,
          new StopReason.StartFailed(new IllegalStateException()),
          true);

  @Test
  void aTransientActorIsRestartedAfterFailuresAloneAndTheOthersAlwaysOrNever() {
    FAILURES.forEach((reason, isFailure) -> {
      assertTrue(PERMANENT.restartsAfter(reason), reason.toString());
      assertEquals(isFailure, TRANSIENT.restartsAfter(reason), reason.toString());
      assertEquals(false, TEMPORARY.restartsAfter(reason), reason.toString());
    });
  }

  @OnEveryScheduler
  void anActorIsTemporaryUnlessItsSpecSaysOtherwise(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      assertEquals(TEMPORARY, script.spec().restart());
      ActorRef<Scripted> ref = world.system().spawn(script.spec());

      ref.tell(panic(new IllegalStateException()));

      assertInstanceOf(StopReason.Panicked.class, ref.stopped().await());
      assertEquals(1, script.diary.stream().filter(line -> line.startsWith("onStop")).count());
    }
  }

  @OnEveryScheduler
  @Tag("E43")
  void aPermanentActorIsRestartedAfterItHasEndedNormally(String scheduler) throws Exception {
    assertRestarted(scheduler, PERMANENT, new Do(ctx -> ctx.stop()), "onStop Normal");
  }

  @OnEveryScheduler
  void aPermanentActorIsRestartedAfterAGracefulStop(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT));
      ref.tell(new Note("before"));

      ref.stopGracefully();
      ref.ask(new Note("after")).await();

      assertTrue(ref.isAlive());
      assertEquals(List.of("start", "before", "onStop Normal", "start", "after"), script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("E46")
  void aPermanentActorIsRestartedAfterAnOrderlyEndThatItHasChosen(String scheduler)
      throws Exception {
    assertRestartedAfter(scheduler, PERMANENT, new StopReason.SupervisorShutdown());
  }

  @OnEveryScheduler
  @Tag("E49")
  void aPermanentActorIsRestartedAfterAPanic(String scheduler) throws Exception {
    assertRestartedAfter(scheduler, PERMANENT, new StopReason.Panicked(PANIC));
  }

  @OnEveryScheduler
  void aPermanentActorIsRestartedAfterItsOwnChildrenHaveUsedUpTheirRestarts(String scheduler)
      throws Exception {
    assertRestartedAfter(
        scheduler,
        PERMANENT,
        new StopReason.RestartLimitExceeded(new ActorId(1), StopReason.killed()));
  }

  @OnEveryScheduler
  @Tag("E44")
  void aTransientActorIsNotRestartedAfterItHasEndedNormally(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(TRANSIENT));

      ref.tell(new Do(ctx -> ctx.stop()));

      assertEquals(StopReason.normal(), ref.stopped().await());
      assertEquals(List.of("start", "onStop Normal"), script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("E47")
  void aTransientActorIsNotRestartedAfterAnOrderlyEndThatItHasChosen(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      StopReason reason = new StopReason.SupervisorShutdown();
      Script script = new Script().onPanic(_ -> Directive.stop(reason));
      ActorRef<Scripted> ref = world.system().spawn(script.spec(TRANSIENT));

      ref.tell(panic(new IllegalStateException()));

      assertEquals(reason, ref.stopped().await());
      assertEquals("onStop SupervisorShutdown", script.diary.getLast());
    }
  }

  @OnEveryScheduler
  void aTransientActorIsNotRestartedAfterAGracefulStop(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(TRANSIENT));
      ref.tell(new Note("before"));

      ref.stopGracefully();
      ref.tell(new Note("after"));

      assertEquals(StopReason.normal(), ref.stopped().await());
      assertEquals(List.of("start", "before", "onStop Normal"), script.diary);
      assertEquals(List.of(new Note("after")), world.deadMessages());
    }
  }

  @OnEveryScheduler
  void aTransientActorThatPanicsOnItsWayToAGracefulStopStillHandlesWhatWasQueued(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(TRANSIENT));
      Gate gate = new Gate();
      ref.tell(Scripted.pass(gate));
      world.await(gate.reached());
      ref.tell(panic(new IllegalStateException("broken")));
      ref.tell(new Note("queued"));

      ref.stopGracefully();
      gate.open();

      assertEquals(StopReason.normal(), ref.stopped().await());
      assertEquals(
          List.of(
              "start",
              "onPanic IllegalStateException in Do",
              "onStop Panicked: IllegalStateException in Do",
              "start",
              "queued",
              "onStop Normal"),
          script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("E50")
  void aTransientActorIsRestartedAfterAPanic(String scheduler) throws Exception {
    assertRestartedAfter(scheduler, TRANSIENT, new StopReason.Panicked(PANIC));
  }

  @OnEveryScheduler
  void aTransientActorThatHasAskedToStopAndThenPanicsIsRestarted(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(TRANSIENT));

      ref.tell(
          new Do(ctx -> {
            ctx.stop();
            throw new IllegalStateException();
          }));
      ref.ask(new Note("again")).await();

      assertEquals(List.of("start", "again"), script.diary.subList(3, 5));
    }
  }

  @OnEveryScheduler
  @Tag("P5")
  @Tag("P8")
  void whatWasThrownMayDecideWhetherATransientActorIsRestarted(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script =
          new Script()
              .onPanic(panic ->
                  switch (panic.cause()) {
                    case IOException _ -> Directive.stop();
                    default -> Directive.stop(StopReason.normal());
                  });
      ActorRef<Scripted> ref = world.system().spawn(script.spec(TRANSIENT));

      ref.tell(panic(new FileNotFoundException()));
      ref.ask(new Note("restarted")).await();
      ref.tell(panic(new IllegalArgumentException()));

      assertEquals(StopReason.normal(), ref.stopped().await());
      assertEquals(2, starts(script));
    }
  }

  @OnEveryScheduler
  @Tag("P47")
  void whoeverStopsInItsStartEndsWhateverItsPolicy(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      List<StopReason> ends = new ArrayList<>();
      for (RestartPolicy policy : RestartPolicy.values()) {
        for (Script script :
            List.of(
                new Script().construct(ctx -> ctx.stop()),
                new Script().onStart(ctx -> ctx.stop()))) {
          ActorRef<Scripted> ref = world.system().spawn(script.spec(policy));
          ends.add(ref.stopped().await());
          assertEquals(policy == PERMANENT ? 2 : 1, starts(script));
        }
      }

      assertEquals(4, ends.stream().filter(StopReason.normal()::equals).count());
      assertEquals(2, ends.stream().filter(RestartLimitExceeded.class::isInstance).count());
    }
  }

  @OnEveryScheduler
  @Tag("E68")
  @Tag("P47")
  void whoeverStopsInARestartEnds(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      script.onStart(ctx -> {
        if (starts(script) == 2) {
          ctx.stop();
        }
      });
      ActorRef<Scripted> ref = world.system().spawn(script.spec(TRANSIENT));

      ref.tell(panic(new IllegalStateException()));

      assertEquals(StopReason.normal(), ref.stopped().await());
    }
  }

  @OnEveryScheduler
  void anActorThatIsRestartedAfterItIsKilledEndsOneLifeAlone(String scheduler) throws Exception {
    for (RestartPolicy policy : List.of(PERMANENT, TRANSIENT)) {
      try (World world = World.on(scheduler)) {
        Script script = new Script();
        ActorRef<Scripted> ref = world.system().spawn(script.spec(policy));
        ref.started().await();

        ref.kill();
        ref.ask(new Note("again")).await();

        assertTrue(ref.isAlive());
        assertEquals(List.of("start", "onStop Killed", "start", "again"), script.diary);
      }
    }
  }

  @OnEveryScheduler
  @Tag("P31")
  @Tag("P35")
  void aFirstStartThatFailsEndsTheActorWhateverItsPolicy(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      IllegalStateException cause = new IllegalStateException();
      Script script =
          new Script()
              .onStart(_ -> {
                throw cause;
              });
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT));

      assertEquals(new StopReason.StartFailed(cause), ref.stopped().await());
      assertThrows(StartFailedException.class, () -> ref.started().await());
      assertEquals(List.of("start"), script.diary);
    }
  }

  @OnEveryScheduler
  void anActorThatIsKilledInItsFirstStartIsNotRestarted(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      Script script = new Script().onStart(_ -> gate.pass());
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT));
      world.await(gate.reached());

      ref.kill();

      assertEquals(StopReason.killed(), ref.stopped().await());
      assertEquals(List.of("start"), script.diary);
    }
  }

  @OnEveryScheduler
  void aParentThatStopsDoesNotRestartWhatItStops(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> child = spawn(parent, script.spec(PERMANENT));

      parent.stopGracefully();

      assertEquals(StopReason.normal(), parent.stopped().await());
      assertEquals(new StopReason.SupervisorShutdown(), child.stopped().await());
      assertEquals(List.of("start", "onStop SupervisorShutdown"), script.diary);
    }
  }

  private static void assertRestartedAfter(
      String scheduler, RestartPolicy policy, StopReason reason) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script().onPanic(_ -> Directive.stop(reason));
      ActorRef<Scripted> ref = world.system().spawn(script.spec(policy));

      ref.tell(panic(new IllegalStateException()));
      ref.ask(new Note("again")).await();

      assertEquals(
          List.of(
              "start", "onPanic IllegalStateException in Do", "onStop " + reason, "start", "again"),
          script.diary);
    }
  }

  private static void assertRestarted(String scheduler, RestartPolicy policy, Do ending, String end)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(policy));

      ref.tell(ending);
      ref.ask(new Note("again")).await();

      assertEquals(List.of("start", end, "start", "again"), script.diary);
    }
  }

  private static long starts(Script script) {
    return script.diary.stream().filter("start"::equals).count();
  }
}
