package dev.kameo.verification;

import static dev.kameo.verification.Scripted.pass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorNotRunningException;
import dev.kameo.ActorRef;
import dev.kameo.ActorStoppedException;
import dev.kameo.ActorSystem;
import dev.kameo.Delivery;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.ShutdownReport;
import dev.kameo.StopReason;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Peek;
import dev.kameo.verification.Scripted.Script;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The end of a system.
final class ShutdownTest {

  private static final Duration SOON = Duration.ofMillis(50);
  private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

  @OnEveryScheduler
  @Tag("P109")
  void afterClosingNoThreadAndNoTimerIsLeft(String scheduler, @TempDir Path folder)
      throws Exception {
    ActorSystem system = SchedulerNames.builder(scheduler).name("leaving").create();
    Gate gate = new Gate();
    ActorRef<Scripted> ref =
        system.spawn(new Script().spec().name("leaving-actor").maxConcurrentQueries(2));
    ref.ask(new Do(ctx -> ctx.timers().periodic("tick", SOON, new Note("tick")))).await();
    ref.tell(new Peek(_ -> gate.pass()));
    ref.ask(new Peek(_ -> {}), Duration.ofHours(1)).await();
    ref.tell(new Note("behind the query"));

    List<String> before = Threads.named("leaving", folder);
    system.shutdown(SOON);

    assertFalse(before.isEmpty());
    assertEquals(List.of(), leftAfterAWhile("leaving", folder));
  }

  /// A thread that has been told to end may take a moment to.
  private static List<String> leftAfterAWhile(String prefix, Path folder) throws IOException {
    List<String> left = Threads.named(prefix, folder);
    for (long end = System.nanoTime() + PATIENCE; !left.isEmpty() && System.nanoTime() < end; ) {
      LockSupport.parkNanos(1_000_000);
      left = Threads.named(prefix, folder);
    }
    return left;
  }

  @OnEveryScheduler
  void everyActorStopsInReverseOrder(String scheduler) throws Exception {
    List<String> ends = new CopyOnWriteArrayList<>();
    ActorSystem system = SchedulerNames.builder(scheduler).create();
    system.spawn(new Script().onStop(_ -> ends.add("first")).spec()).started().await();
    system.spawn(new Script().onStop(_ -> ends.add("second")).spec()).started().await();

    ShutdownReport report = system.shutdown(Duration.ofSeconds(10));

    assertTrue(report.isClean());
    assertFalse(report.took().isNegative());
    assertEquals(List.of("second", "first"), ends);
    assertTrue(system.isClosed());
  }

  @OnEveryScheduler
  void anActorThatOnlyWaitsIsReportedAndKilled(String scheduler) throws Exception {
    World world = World.on(scheduler);
    ActorSystem system = world.system();
    Script script = new Script();
    ActorRef<Scripted> ref = system.spawn(script.spec().name("waiting"));
    Gate gate = new Gate();
    Reply<Void> running = ref.ask(pass(gate));
    world.await(gate.reached());
    Reply<Void> queued = ref.ask(new Note("queued"));

    ShutdownReport report = system.shutdown(SOON);

    assertFalse(report.isClean());
    String line = report.notStopped().getLast();
    assertTrue(line.contains("'waiting'") && line.contains("handling Do"), line);
    assertEquals(StopReason.killed(), ref.stopped().await());
    assertThrows(ActorStoppedException.class, running::await);
    assertThrows(ActorStoppedException.class, queued::await);
    assertEquals(List.of("onStop Killed"), script.diary);
  }

  @OnEveryScheduler
  void anActorThatStillStartsIsReportedAndKilled(String scheduler) throws Exception {
    World world = World.on(scheduler);
    ActorSystem system = world.system();
    Gate gate = new Gate();
    ActorRef<Scripted> ref = system.spawn(new Script().onStart(_ -> gate.pass()).spec());
    world.await(gate.reached());

    ShutdownReport report = system.shutdown(SOON);

    assertTrue(report.notStopped().getLast().endsWith("starting"));
    assertEquals(StopReason.killed(), ref.stopped().await());
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  void anActorThatCannotBeKilledIsReportedAndLeft(String scheduler) throws Exception {
    try (Stubborn stubborn = new Stubborn()) {
      ActorSystem system = SchedulerNames.builder(scheduler).create();
      ActorRef<Scripted> ref = system.spawn(new Script().spec().name("stubborn"));
      ref.tell(new Do(_ -> stubborn.stand()));
      stubborn.reached().await();

      ShutdownReport report = system.shutdown(SOON);

      assertEquals(1, report.notStopped().size());
      String line = report.notStopped().getFirst();
      assertTrue(line.contains("'stubborn'") && line.contains("handling Do"), line);
      assertFalse(ref.stopped().isDone());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  void anActorThatWouldBeRestartedIsKilledForGoodAtTheEnd(String scheduler) throws Exception {
    try (Stubborn stubborn = new Stubborn()) {
      ActorSystem system = SchedulerNames.builder(scheduler).create();
      Script script = new Script();
      ActorRef<Scripted> ref = system.spawn(script.spec(RestartPolicy.PERMANENT));
      ref.started().await();
      ActorRef<Scripted> younger = system.spawn(new Script().spec());
      younger.tell(new Do(_ -> stubborn.stand()));
      stubborn.reached().await();

      system.shutdown(SOON);

      assertEquals(StopReason.killed(), ref.stopped().await());
      assertEquals(List.of("start", "onStop Killed"), script.diary);
    }
  }

  @Test
  void aHandlerThatOutlivesItsSystemStartsNoScheduler() throws Exception {
    ReplyPromise<String> refusal = Reply.promise();
    try (Stubborn stubborn = new Stubborn();
        World world = World.on("virtual")) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec());
      ref.tell(
          new Do(ctx -> {
            stubborn.stand();
            try {
              ctx.spawn(new Script().spec().scheduler("forkjoin"));
              refusal.complete("none");
            } catch (IllegalStateException e) {
              refusal.complete(e.getMessage());
            }
          }));
      world.await(stubborn.reached());

      world.system().shutdown(Duration.ZERO);
    }

    assertEquals(
        "System 'world' is closed and cannot start scheduler 'forkjoin'. Create another one.",
        refusal.reply().await());
  }

  @OnEveryScheduler
  void anActorCannotCloseItsOwnSystem(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec().name("rebel"));

      ref.ask(new Do(ctx -> script.diary.add(refusal(ctx.system()::close)))).await();
      ref.ask(new Do(ctx -> script.diary.add(refusal(() -> ctx.system().shutdown(SOON))))).await();
      ref.ask(new Peek(ctx -> script.diary.add(refusal(ctx.system()::close)))).await();

      assertFalse(world.system().isClosed());
      for (String text : script.diary) {
        assertTrue(text.contains("'world'") && text.contains("'rebel'"), text);
      }
    }
  }

  @OnEveryScheduler
  void closingTwiceIsClosingOnce(String scheduler) throws Exception {
    ActorSystem system = SchedulerNames.builder(scheduler).create();
    Script script = new Script();
    system.spawn(script.spec()).started().await();

    system.close();
    system.close();
    ShutdownReport report = system.shutdown(Duration.ofSeconds(10));

    assertTrue(report.isClean());
    assertEquals(List.of("onStop SupervisorShutdown"), script.diary);
  }

  @OnEveryScheduler
  void anInterruptedCloseDoesNotWaitForActorsAndKeepsTheInterrupt(String scheduler)
      throws Exception {
    World world = World.on(scheduler);
    ActorSystem system = world.system();
    ActorRef<Scripted> ref = system.spawn(new Script().spec());
    Gate gate = new Gate();
    ref.tell(pass(gate));
    world.await(gate.reached());

    Thread.currentThread().interrupt();
    system.close();

    assertTrue(Thread.interrupted());
    assertTrue(system.isClosed());
    assertEquals(StopReason.killed(), ref.stopped().await());
  }

  @OnEveryScheduler
  void anInterruptedShutdownSaysSoAndClosesNevertheless(String scheduler) throws Exception {
    World world = World.on(scheduler);
    ActorSystem system = world.system();
    ActorRef<Scripted> ref = system.spawn(new Script().spec());
    Gate gate = new Gate();
    ref.tell(pass(gate));
    world.await(gate.reached());

    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> system.shutdown(Duration.ofSeconds(10)));

    assertTrue(system.isClosed());
    assertEquals(StopReason.killed(), ref.stopped().await());
  }

  @OnEveryScheduler
  void aClosedSystemAnswersClearly(String scheduler) throws Exception {
    World world = World.on(scheduler);
    ActorRef<Scripted> ref = world.system().spawn(new Script().spec());
    ref.started().await();

    world.close();
    ref.tell(new Note("late"));
    Reply<Void> asked = ref.ask(new Note("late"));

    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> world.system().spawn(new Script().spec()));
    assertTrue(refused.getMessage().contains("'world' is closed"), refused.getMessage());
    assertEquals(List.of(new Note("late")), world.deadMessages());
    assertEquals(Delivery.NOT_RUNNING, ref.tryTell(new Note("late")));
    assertThrows(ActorNotRunningException.class, asked::await);
    assertEquals(new StopReason.SupervisorShutdown(), ref.stopped().await());
  }

  @OnEveryScheduler
  void aRefDoesNotKeepAnActorOfAClosedSystem(String scheduler) throws Exception {
    AtomicReference<WeakReference<Object>> actor = new AtomicReference<>();
    ActorSystem system = SchedulerNames.builder(scheduler).create();
    ActorRef<Scripted> ref = system.spawn(new Script().spec());
    ref.ask(new Memory.Remember(found -> actor.set(new WeakReference<>(found)))).await();
    ref.ask(new Do(ctx -> ctx.timers().periodic("tick", SOON, new Note("tick")))).await();

    system.close();

    assertTrue(Memory.isFreed(actor.get()));
    assertFalse(ref.isAlive());
  }

  private interface Closing {
    void run() throws Exception;
  }

  private static String refusal(Closing closing) throws Exception {
    try {
      closing.run();
      return "not refused";
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }
}
