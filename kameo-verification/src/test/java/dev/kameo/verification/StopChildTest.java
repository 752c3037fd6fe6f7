package dev.kameo.verification;

import static dev.kameo.supervision.RestartPolicy.PERMANENT;
import static dev.kameo.verification.Scripted.pass;
import static dev.kameo.verification.Scripted.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.supervision.Shutdown;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.supervision.Supervisor;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Find;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a parent stops a single child, and in which ways it may do so.
final class StopChildTest {

  private static final Duration SOON = Duration.ofMillis(50);

  @OnEveryScheduler
  void aPermanentChildStopsForGood(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> child = spawn(parent, script.spec(PERMANENT));
      ActorRef<Scripted> sibling = spawn(parent, new Script().spec());

      parent.ask(new Do(ctx -> ctx.stop(child))).await();

      assertEquals(new StopReason.SupervisorShutdown(), child.stopped().await());
      assertFalse(child.isAlive());
      assertEquals(List.of("start", "onStop SupervisorShutdown"), script.diary);
      sibling.ask(new Note("still there")).await();
      assertEquals(List.of(sibling), parent.ask(new Find<>(ctx -> ctx.children())).await());
    }
  }

  @OnEveryScheduler
  @Tag("P113")
  void theCommandOvertakesQueuedMessages(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> child = spawn(parent, script.spec(PERMANENT));
      Gate gate = new Gate();
      child.tell(pass(gate));
      world.await(gate.reached());
      child.tell(new Note("queued"));

      parent.ask(new Do(ctx -> ctx.stop(child))).await();
      child.tell(new Note("late"));
      gate.open();

      child.stopped().await();
      assertEquals(List.of(new Note("late"), new Note("queued")), world.deadMessages());
    }
  }

  @OnEveryScheduler
  @Tag("P65")
  void aChildThatHasStoppedOrIsStoppingIsIgnored(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> child = spawn(parent, script.spec());

      parent
          .ask(
              new Do(ctx -> {
                ctx.stop(child);
                ctx.stop(child);
              }))
          .await();
      child.stopped().await();
      parent.ask(new Do(ctx -> ctx.stop(child))).await();

      assertEquals(1, script.diary.size());
    }
  }

  @OnEveryScheduler
  @Tag("P65")
  void anActorThatIsNoChildIsRefusedAndBothAreNamed(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec().name("parent"));
      ActorRef<Scripted> other = world.system().spawn(new Script().spec().name("other"));

      String text =
          parent
              .ask(
                  new Find<>(ctx ->
                      assertThrows(IllegalArgumentException.class, () -> ctx.stop(other))
                          .getMessage()))
              .await();
      String own =
          parent
              .ask(
                  new Find<>(ctx ->
                      assertThrows(IllegalArgumentException.class, () -> ctx.stop(ctx.self()))
                          .getMessage()))
              .await();

      assertTrue(text.contains("'other'") && text.contains("'parent'"), text);
      assertTrue(own.contains("'parent'"), own);
      other.ask(new Note("still there")).await();
    }
  }

  @OnEveryScheduler
  void aQueryMayNotStopAChild(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> child = spawn(parent, new Script().spec());

      parent
          .ask(
              new Scripted.Peek(
                  ctx -> assertThrows(IllegalStateException.class, () -> ctx.stop(child))))
          .await();

      assertTrue(child.isAlive());
    }
  }

  @OnEveryScheduler
  void aParentThatStopsMeanwhileWaitsForTheChildItStopsAlready(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      Script script = new Script().onStop(_ -> gate.pass());
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> child = spawn(parent, script.spec());
      parent.ask(new Do(ctx -> ctx.stop(child))).await();
      world.await(gate.reached());

      parent.stopGracefully();
      Reply<StopReason> stopped = parent.stopped();
      assertFalse(stopped.isDone());
      gate.open();

      assertEquals(StopReason.normal(), stopped.await());
      assertTrue(child.stopped().isDone());
    }
  }

  @OnEveryScheduler
  void aChildThatTakesTooLongIsKilledAndNotRestarted(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> child = spawn(parent, script.spec(PERMANENT).shutdownTimeout(SOON));
      Gate never = new Gate();
      child.tell(pass(never));
      world.await(never.reached());

      parent.ask(new Do(ctx -> ctx.stop(child))).await();

      assertEquals(StopReason.killed(), child.stopped().await());
      assertEquals(List.of("start", "onStop Killed"), script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("E19")
  void aChildThatIsToBeKilledAtOnceGetsNoTime(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script first = new Script();
      Script second = new Script();
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> one = spawn(parent, first.spec(PERMANENT).shutdown(Shutdown.kill()));
      ActorRef<Scripted> two = spawn(parent, second.spec(PERMANENT));
      Gate never = new Gate();
      one.tell(pass(never));
      world.await(never.reached());

      parent.stopGracefully();

      assertEquals(StopReason.normal(), parent.stopped().await());
      assertEquals(StopReason.killed(), one.stopped().await());
      assertEquals(new StopReason.SupervisorShutdown(), two.stopped().await());
      assertEquals(List.of("start", "onStop Killed"), first.diary);
      assertEquals(List.of("start", "onStop SupervisorShutdown"), second.diary);
    }
  }

  @UnderManySchedules
  void aKillAtOnceTakesNoTime(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> child = spawn(parent, new Script().spec().shutdown(Shutdown.kill()));
      Gate never = new Gate();
      child.tell(pass(never));
      world.await(never.reached());
      Instant before = world.system().clock().instant();

      parent.ask(new Do(ctx -> ctx.stop(child))).await();

      assertEquals(StopReason.killed(), child.stopped().await());
      assertEquals(before, world.system().clock().instant());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  void aChildThatHasStoppedInTimeIsForgottenWithItsTime(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      WeakReference<byte[]> argument = spawnAndStop(world);

      assertTrue(Memory.isFreed(argument));
    }
  }

  private static WeakReference<byte[]> spawnAndStop(World world) throws InterruptedException {
    byte[] argument = new byte[50_000];
    Script script = new Script().onStart(_ -> assertEquals(50_000, argument.length));
    ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
    ActorRef<Scripted> child = spawn(parent, script.spec().shutdownTimeout(Duration.ofDays(1)));

    parent.ask(new Do(ctx -> ctx.stop(child))).await();
    child.stopped().await();
    parent.ask(new Note("knows it")).await();

    return new WeakReference<>(argument);
  }

  @UnderManySchedules
  @Tag("E16")
  void aChildThatMayTakeForEverIsNeverKilled(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script().onStop(_ -> Subject.spend(Duration.ofDays(1000)));
      ActorSpec<Scripted> slow = script.spec(PERMANENT).shutdown(Shutdown.infinite());
      ActorRef<Supervisor> top =
          world
              .system()
              .spawn(
                  Supervisor.of(
                      SupervisionStrategy.oneForOne(),
                      Supervisor.of(SupervisionStrategy.oneForOne(), slow)
                          .name("inner")
                          .shutdown(Shutdown.infinite()),
                      slow.name("worker")));
      ActorRef<Supervisor> inner =
          top.ask(new Supervisor.FindChild<>("inner", Supervisor.class)).await();
      ActorRef<Scripted> worker =
          top.ask(new Supervisor.FindChild<>("worker", Scripted.class)).await();
      Instant begin = world.system().clock().instant();

      top.stopGracefully();

      assertEquals(StopReason.normal(), top.stopped().await());
      assertEquals(new StopReason.SupervisorShutdown(), inner.stopped().await());
      assertEquals(new StopReason.SupervisorShutdown(), worker.stopped().await());
      assertEquals(
          Duration.ofDays(2000), Duration.between(begin, world.system().clock().instant()));
    }
  }

  @UnderManySchedules
  @Tag("E17")
  @Tag("K6")
  void aChildThatHangsHasItsTimeAndNoMoreBeforeTheNextIsStopped(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      List<Instant> stops = new ArrayList<>();
      Script script = new Script().onStop(ctx -> stops.add(ctx.clock().instant()));
      Duration second = Duration.ofSeconds(1);
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> one = spawn(parent, script.spec(PERMANENT).shutdownTimeout(second));
      ActorRef<Scripted> two = spawn(parent, script.spec().shutdownTimeout(second));
      Gate never = new Gate();
      two.tell(pass(never));
      world.await(never.reached());
      Instant killed = world.system().clock().instant().plus(second);

      parent.stopGracefully();

      assertEquals(StopReason.normal(), parent.stopped().await());
      assertEquals(StopReason.killed(), two.stopped().await());
      assertEquals(new StopReason.SupervisorShutdown(), one.stopped().await());
      assertEquals(List.of(killed, killed), stops);
      assertEquals(
          List.of("onStop Killed", "onStop SupervisorShutdown"),
          script.diary.stream().filter(line -> line.startsWith("onStop")).toList());
    }
  }
}
