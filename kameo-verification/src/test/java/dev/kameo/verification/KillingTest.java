package dev.kameo.verification;

import static dev.kameo.verification.Scripted.pass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorStoppedException;
import dev.kameo.ActorSystem;
import dev.kameo.DeadLetter;
import dev.kameo.Directive;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.StopReason;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.testkit.Explorer;
import dev.kameo.testkit.Strategy;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Find;
import dev.kameo.verification.Scripted.Look;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Peek;
import dev.kameo.verification.Scripted.Script;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How an actor ends at once, whatever it is doing.
final class KillingTest {

  @OnEveryScheduler
  void aHandlerThatAwaitsIsInterrupted(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script().onPanic(_ -> Directive.resume());
      ActorRef<Scripted> ref = world.system().spawn(script.spec());
      Gate gate = new Gate();
      Reply<Void> running =
          ref.ask(
              new Do(_ -> {
                try {
                  gate.pass();
                } catch (InterruptedException e) {
                  script.diary.add("interrupted");
                  throw e;
                }
              }));
      world.await(gate.reached());

      ref.kill();

      assertEquals(StopReason.killed(), ref.stopped().await());
      assertStopped(StopReason.killed(), running);
      assertEquals(List.of("interrupted", "onStop Killed"), script.diary);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  @Tag("B4")
  void aHandlerThatBlocksInAnyOtherWayIsInterrupted(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ReplyPromise<Void> reached = Reply.promise();
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec());
      ref.tell(
          new Do(_ -> {
            reached.complete(null);
            new CountDownLatch(1).await();
          }));
      world.await(reached.reply());

      ref.kill();

      assertEquals(StopReason.killed(), ref.stopped().await());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  void whatAnInterruptedHandlerBlocksInMayKillItsActorToo(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ReplyPromise<Void> reached = Reply.promise();
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec());
      ref.tell(new Do(_ -> new KillingChannel(ref).block(reached)));
      world.await(reached.reply());

      ref.kill();

      assertEquals(StopReason.killed(), ref.stopped().await());
    }
  }

  /// A channel that kills an actor when it is closed.
  private static final class KillingChannel extends AbstractInterruptibleChannel {

    private final ActorRef<?> actor;

    KillingChannel(ActorRef<?> actor) {
      this.actor = actor;
    }

    void block(ReplyPromise<Void> reached) throws Exception {
      begin();
      try {
        reached.complete(null);
        new CountDownLatch(1).await();
      } finally {
        end(false);
      }
    }

    @Override
    protected void implCloseChannel() {
      actor.kill();
    }
  }

  @OnEveryScheduler
  void theQueueIsDroppedAndNothingOfItIsLostSilently(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec());
      Gate gate = new Gate();
      ref.tell(pass(gate));
      world.await(gate.reached());
      ref.tell(new Note("one"));
      Reply<Void> asked = ref.ask(new Note("asked"));
      ref.tell(new Look("two"));
      Reply<Void> queried = ref.ask(new Look("queried"));
      ref.tell(new Note("three"));

      ref.kill();

      assertStopped(StopReason.killed(), asked);
      assertStopped(StopReason.killed(), queried);
      assertEquals(StopReason.killed(), ref.stopped().await());
      assertEquals(
          List.of(
              "onUndelivered Killed [Note[text=one], Look[text=two], Note[text=three]]",
              "onStop Killed"),
          script.diary);
      assertEquals(
          List.of(new Note("one"), new Look("two"), new Note("three")), world.deadMessages());
      assertEquals(DeadLetter.Cause.UNDELIVERED, world.deadLetters().getFirst().cause());
    }
  }

  @OnEveryScheduler
  void aKillDoesNotWaitBehindAGracefulStop(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec());
      Gate gate = new Gate();
      ref.tell(pass(gate));
      world.await(gate.reached());
      Reply<Void> asked = ref.ask(new Note("queued"));
      ref.stopGracefully();

      ref.kill();

      assertStopped(StopReason.killed(), asked);
      assertEquals(StopReason.killed(), ref.stopped().await());
      assertEquals(List.of("onStop Killed"), script.diary);
    }
  }

  @OnEveryScheduler
  void anActorThatIsKilledWhileItStartsHasNotStarted(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      Script script = new Script().onStart(_ -> gate.pass());
      ActorRef<Scripted> ref = world.system().spawn(script.spec());
      world.await(gate.reached());
      ref.tell(new Note("told"));
      Reply<Void> asked = ref.ask(new Note("asked"));

      ref.kill();

      assertEquals(StopReason.killed(), ref.stopped().await());
      assertStopped(StopReason.killed(), ref.started());
      assertStopped(StopReason.killed(), asked);
      assertEquals(List.of(), script.diary);
      assertEquals(List.of(new Note("told")), world.deadMessages());
    }
  }

  @OnEveryScheduler
  void anActorThatIsKilledInAStartThatSucceedsIsToldOfItsStop(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script().onStart(ctx -> ctx.self().kill());
      ActorRef<Scripted> ref = world.system().spawn(script.spec());

      assertEquals(StopReason.killed(), ref.stopped().await());
      ref.started().await();
      assertEquals(List.of("onStop Killed"), script.diary);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "simulation")
  void anActorThatIsKilledBeforeItStartsIsNeverMade(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      script.construct(_ -> script.diary.add("made"));
      ActorRef<Scripted> ref = world.system().spawn(script.spec());

      ref.kill();

      assertEquals(StopReason.killed(), ref.stopped().await());
      assertStopped(StopReason.killed(), ref.started());
      assertEquals(List.of(), script.diary);
    }
  }

  @OnEveryScheduler
  void theQueriesThatRunAreInterruptedAndThoseThatWaitAreDropped(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec().maxConcurrentQueries(2));
      Gate one = new Gate();
      Gate two = new Gate();
      List<Reply<Void>> asked = new ArrayList<>();
      asked.add(ref.ask(new Peek(_ -> one.pass())));
      asked.add(ref.ask(new Peek(_ -> two.pass())));
      world.await(one.reached());
      world.await(two.reached());
      asked.add(ref.ask(new Look("over the limit")));
      asked.add(ref.ask(new Note("behind the queries")));
      ref.tell(new Note("told"));

      ref.kill();

      assertEquals(StopReason.killed(), ref.stopped().await());
      for (Reply<Void> reply : asked) {
        assertStopped(StopReason.killed(), reply);
      }
      assertEquals(
          List.of("onUndelivered Killed [Note[text=told]]", "onStop Killed"), script.diary);
    }
  }

  @OnEveryScheduler
  void queriesThatAreKilledOnTheirWayAreAllFound(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      for (int round = 0; round < 100; round++) {
        int before = world.deadMessages().size();
        Script script = new Script();
        ActorRef<Scripted> ref = world.system().spawn(script.spec().maxConcurrentQueries(64));
        ref.started().await();
        for (int i = 0; i < 64; i++) {
          ref.tell(new Look("seen"));
        }

        ref.kill();
        ref.stopped().await();

        long seen = script.diary.stream().filter("seen"::equals).count();
        int dead = world.deadMessages().size() - before;
        assertEquals(64, seen + dead, "round " + round);
      }
    }
  }

  /// The actor learns of the kill by an interrupt, and may be in another life when the command
  /// comes.
  @Test
  void aKillEndsNoLaterLife() {
    Explorer.of(
            kit -> {
              Gate gate = new Gate();
              Script script = new Script();
              ActorRef<Scripted> ref =
                  kit.spawn(
                      script.spec(RestartPolicy.PERMANENT).restartLimit(9, Duration.ofHours(1)));
              ActorRef<Scripted> killer = kit.spawn(new Script().spec());
              ref.tell(
                  new Do(ctx -> {
                    ctx.stop();
                    gate.pass();
                  }));
              kit.runUntilIdle();

              killer.tell(new Do(_ -> ref.kill()));
              kit.runUntilIdle();

              assertEquals(List.of("start", "onStop Killed", "start"), script.diary);
            })
        .strategy(Strategy.exhaustive())
        .check();
  }

  /// The query has come out of the mailbox, and the kill comes before it has begun.
  @Test
  void aQueryToldForLaterThatAKillForestallsIsLeftForTheNextLife() {
    Explorer.of(
            kit -> {
              Script script = new Script();
              ActorRef<Scripted> ref =
                  kit.spawn(
                      script.spec(RestartPolicy.PERMANENT).restartLimit(9, Duration.ofHours(1)));
              ActorRef<Scripted> killer = kit.spawn(new Script().spec());
              kit.runUntilIdle();

              ref.tellAfter(Duration.ofMillis(1), new Look("later"));
              killer.tellAfter(Duration.ofMillis(1), new Do(_ -> ref.kill()));
              kit.advance(Duration.ofMillis(1));
              kit.runUntilIdle();

              assertEquals(
                  List.of("later", "onStop Killed", "start", "start"),
                  script.diary.stream().sorted().toList());
            })
        .strategy(Strategy.exhaustive())
        .check();
  }

  @OnEveryScheduler
  @Tag("B4")
  void onStopIsToldOfTheKillAndIsNotInterruptedItself(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> other = world.system().spawn(new Script().spec());
      Script script = new Script();
      script.onStop(_ -> {
        script.diary.add("interrupted: " + Thread.currentThread().isInterrupted());
        other.ask(new Note("goodbye")).await();
        script.diary.add("said goodbye");
      });
      ActorRef<Scripted> ref = world.system().spawn(script.spec());
      Gate gate = new Gate();
      ref.tell(
          new Do(_ -> {
            try {
              gate.pass();
            } finally {
              Thread.currentThread().interrupt();
            }
          }));
      world.await(gate.reached());

      ref.kill();

      ref.stopped().await();
      assertEquals(List.of("onStop Killed", "interrupted: false", "said goodbye"), script.diary);
    }
  }

  @OnEveryScheduler
  void killingAgainOrAfterTheEndIsHarmless(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec());
      ref.started().await();

      ref.kill();
      ref.kill();
      ref.stopped().await();
      ref.kill();
      ref.stopGracefully();

      assertEquals(StopReason.killed(), ref.stopped().await());
      assertFalse(ref.isAlive());
      assertEquals(List.of("onStop Killed"), script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("P122")
  void anInterruptThatAHandlerLeavesIsNotSeenByAnyLaterCode(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      script.onPanic(_ -> {
        script.diary.add("interrupted: " + Thread.currentThread().isInterrupted());
        return Directive.resume();
      });
      ActorRef<Scripted> ref = world.system().spawn(script.spec());

      ref.tell(new Do(_ -> Thread.currentThread().interrupt()));
      boolean afterHandler =
          ref.ask(new Find<>(_ -> Thread.currentThread().isInterrupted())).await();
      ref.tell(
          new Do(_ -> {
            Thread.currentThread().interrupt();
            throw new IllegalStateException();
          }));
      boolean afterPanic = ref.ask(new Find<>(_ -> Thread.currentThread().isInterrupted())).await();

      assertFalse(afterHandler);
      assertFalse(afterPanic);
      assertEquals("interrupted: false", script.diary.getLast());
    }
  }

  @OnEveryScheduler
  void aKillNeverInterruptsAnotherActor(String scheduler) throws Exception {
    try (ActorSystem system =
        SchedulerNames.builder(scheduler).setting("forkjoin.parallelism", "1").create()) {
      ActorRef<Scripted> bystander = system.spawn(new Script().spec());
      int disturbed = 0;

      for (int round = 0; round < 300; round++) {
        ActorRef<Scripted> victim = system.spawn(new Script().spec());
        victim.ask(new Note("busy"));
        Reply<Boolean> interrupted =
            bystander.ask(new Find<>(_ -> Thread.currentThread().isInterrupted()));
        victim.kill();
        disturbed += interrupted.await() ? 1 : 0;
      }

      assertEquals(0, disturbed);
    }
  }

  @OnEveryScheduler
  void aKilledActorDoesNotDecideAboutItsInterruptedHandler(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script().onPanic(_ -> Directive.resume());
      ActorRef<Scripted> ref = world.system().spawn(script.spec());
      Gate gate = new Gate();
      ref.tell(
          new Do(_ -> {
            try {
              gate.pass();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }));
      world.await(gate.reached());

      ref.kill();

      assertEquals(StopReason.killed(), ref.stopped().await());
      assertTrue(script.diary.stream().noneMatch(entry -> entry.startsWith("onPanic")));
    }
  }

  private static void assertStopped(StopReason reason, Reply<?> reply) {
    assertEquals(reason, assertThrows(ActorStoppedException.class, reply::await).reason());
  }
}
