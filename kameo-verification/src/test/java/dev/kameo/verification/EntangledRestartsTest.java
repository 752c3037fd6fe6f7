package dev.kameo.verification;

import static dev.kameo.supervision.RestartPolicy.PERMANENT;
import static dev.kameo.supervision.RestartPolicy.TRANSIENT;
import static dev.kameo.supervision.SupervisionStrategy.oneForAll;
import static dev.kameo.supervision.SupervisionStrategy.oneForOne;
import static dev.kameo.supervision.SupervisionStrategy.restForOne;
import static dev.kameo.verification.Scripted.pass;
import static dev.kameo.verification.Tree.HOUR;
import static dev.kameo.verification.Tree.PANIC;
import static dev.kameo.verification.Tree.SHUTDOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorStoppedException;
import dev.kameo.AskDeadlockException;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.StopReason.RestartLimitExceeded;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.ChildState;
import dev.kameo.supervision.RestartLimit;
import dev.kameo.supervision.Shutdown;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.supervision.Supervisor;
import dev.kameo.supervision.Supervisor.RestartChild;
import dev.kameo.supervision.Supervisor.StopChild;
import dev.kameo.verification.Scripted.Deed;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import dev.kameo.verification.Tree.Seeds;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;

/// Restarts that meet other restarts, failures, stops and waits.
final class EntangledRestartsTest {

  private static final Backoff DAY = Backoff.constant(Duration.ofDays(1));

  private final Seeds seeds = new Seeds();

  // Failures and waits within a group

  @OnEveryScheduler
  @Tag("F1")
  void aMemberThatFailsWhileALaterOneNeedsItToStartIsRestartedFirst(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      AtomicReference<ActorRef<Scripted>> first = new AtomicReference<>();
      Deed needing =
          _ -> {
            if (count("start b") == 2) {
              first.get().tell(PANIC);
              Reply<Void> asked = first.get().ask(new Note("needed"));
              assertThrows(AskDeadlockException.class, asked::await);
              throw new IllegalStateException("what it needs is down");
            }
          };
      Tree tree =
          seeds.grow(
              world,
              restForOne().intensity(2, HOUR),
              seeds.child("a", PERMANENT),
              seeds.child("b", PERMANENT, needing));
      first.set(tree.child("a"));

      tree.fail("b");

      assertEquals(
          List.of("stop b", "start b", "stop a", "start a", "start b"), seeds.diary.subList(2, 7));
    }
  }

  @OnEveryScheduler
  @Tag("F2")
  void aMemberThatWaitsForOneThatIsDownIsRefusedAndNotWaitedFor(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(
              world,
              oneForAll(),
              seeds.child("a", PERMANENT),
              seeds.child("b", PERMANENT).shutdown(Shutdown.infinite()));
      ActorRef<Scripted> a = tree.child("a");
      ActorRef<Scripted> b = tree.child("b");
      Gate gate = new Gate();
      a.tell(pass(gate));
      a.tell(PANIC);
      AtomicReference<Reply<Void>> asked = new AtomicReference<>();
      Reply<Void> waited =
          b.ask(
              new Do(_ -> {
                asked.set(a.ask(new Note("answered")));
                assertThrows(AskDeadlockException.class, asked.get()::await);
              }));
      world.awaitUntil(() -> asked.get() != null);

      gate.open();

      waited.await();
      asked.get().await();
      b.ask(new Note("back")).await();
      assertEquals(
          List.of("start a", "start b", "stop a", "stop b", "start a", "start b"), seeds.diary);
    }
  }

  @OnEveryScheduler
  @Tag("F3")
  void aMemberThatNeedsALaterOneToStartIsRefused(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      AtomicReference<ActorRef<Scripted>> later = new AtomicReference<>();
      Deed needing =
          _ -> {
            if (count("start a") == 2) {
              Reply<Void> asked = later.get().ask(new Note("needed"));
              assertThrows(AskDeadlockException.class, asked::await);
            }
          };
      Tree tree =
          seeds.grow(
              world,
              oneForAll(),
              seeds.child("a", PERMANENT, needing),
              seeds.child("b", PERMANENT));
      later.set(tree.child("b"));

      tree.fail("a");
      tree.child("b").ask(new Note("back")).await();

      assertEquals(2, count("start a"));
      assertEquals(2, count("start b"));
    }
  }

  @OnEveryScheduler
  @Tag("F15")
  void anEarlierSiblingThatFailsWhileTheRestIsStoppedIsRestartedWithThem(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(
              world,
              restForOne().intensity(2, HOUR),
              seeds.child("a", PERMANENT),
              seeds.child("b", PERMANENT),
              seeds.child("c", PERMANENT));
      Gate gate = new Gate();
      tree.child("c").tell(pass(gate));
      world.await(gate.reached());
      tree.child("b").tell(PANIC);
      world.awaitUntil(() -> seeds.diary.contains("stop b"));

      tree.child("a").tell(PANIC);
      world.awaitUntil(() -> seeds.diary.contains("stop a"));
      world.elapse(Duration.ofMillis(300)); // so that the parent has heard of it
      gate.open();

      for (String name : List.of("a", "b", "c")) {
        tree.child(name).ask(new Note("back")).await();
      }
      assertEquals(
          List.of("stop b", "stop a", "stop c", "start a", "start b", "start c"),
          seeds.diary.subList(3, 9));
      assertEquals(9, seeds.diary.size());
    }
  }

  @OnEveryScheduler
  @Tag("F4")
  void aMemberThatIsToBeKilledAtOnceIsAndComesBack(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate never = new Gate();
      Tree tree =
          seeds.grow(
              world,
              oneForAll(),
              seeds.child("a", PERMANENT),
              seeds.child("b", TRANSIENT).shutdown(Shutdown.kill()));
      tree.child("b").tell(pass(never));
      world.await(never.reached());

      tree.fail("a");
      tree.child("b").ask(new Note("back")).await();

      assertEquals(
          List.of("start a", "start b", "stop a", "stop b", "start a", "start b"), seeds.diary);
    }
  }

  @OnEveryScheduler
  @Tag("F5")
  void aTransientMemberThatEndsInItsRestartIsLeftOut(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Deed leaving =
          ctx -> {
            if (count("start b") == 2) {
              ctx.stop();
            }
          };
      Tree tree =
          seeds.grow(
              world,
              oneForAll().intensity(1, HOUR),
              seeds.child("a", PERMANENT),
              seeds.child("b", TRANSIENT, leaving),
              seeds.child("c", PERMANENT));
      ActorRef<Scripted> b = tree.child("b");

      tree.fail("a");
      tree.child("c").ask(new Note("back")).await();

      assertEquals(StopReason.normal(), b.stopped().await());
      assertEquals(ChildState.STOPPED, tree.state("b"));
      assertEquals(List.of(2L, 2L, 2L), counts("start a", "start b", "start c"));
      assertTrue(tree.top.isAlive());
    }
  }

  @OnEveryScheduler
  @Tag("F6")
  void whoIsToStopGracefullyInAGroupHandlesItsQueueInItsNextLife(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(world, oneForAll(), seeds.child("a", PERMANENT), seeds.child("b", TRANSIENT));
      ActorRef<Scripted> b = tree.child("b");
      Gate gate = new Gate();
      b.tell(pass(gate));
      world.await(gate.reached());
      Reply<Void> queued = b.ask(new Note("queued"));
      b.stopGracefully();

      tree.child("a").tell(PANIC);
      world.awaitUntil(() -> seeds.diary.contains("stop a"));
      world.elapse(Duration.ofMillis(300)); // so that the parent has heard of it
      gate.open();

      queued.await();
      assertEquals(StopReason.normal(), b.stopped().await());
      tree.child("a").ask(new Note("back")).await();
      tree.assertCounts(2, 1, 0, 2);
      assertEquals(List.of(2L, 2L, 2L), counts("start a", "start b", "stop b"));
    }
  }

  @OnEveryScheduler
  @Tag("F7")
  void aStrategyThatChangesWhileAChildIsBeingRestartedCountsForIt(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      AtomicInteger asked = new AtomicInteger();
      Script parents =
          new Script()
              .strategy(() ->
                  (asked.getAndIncrement() == 0 ? oneForOne() : oneForAll()).intensity(2, HOUR));
      ActorRef<Scripted> parent = world.system().spawn(parents.spec());
      ActorRef<Scripted> a = Scripted.spawn(parent, infinite(seeds.child("a", PERMANENT)));
      ActorRef<Scripted> b = Scripted.spawn(parent, infinite(seeds.child("b", PERMANENT)));

      Scripted.failTogether(parent, List.of(a, b));
      b.ask(new Note("back")).await();
      a.ask(new Note("back")).await();

      assertEquals(2, count("start b"));
      assertTrue(parent.isAlive());
    }
  }

  private static ActorSpec<Scripted> infinite(ActorSpec<Scripted> spec) {
    return spec.shutdown(Shutdown.infinite());
  }

  // Requests meanwhile

  @UnderManySchedules
  @Tag("F8")
  void theOneThatFailedIsStoppedForGoodWhileItsGroupWaits(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      Tree tree =
          seeds.grow(
              world,
              oneForAll(),
              seeds.child("a", PERMANENT),
              seeds.child("b", PERMANENT).backoff(DAY),
              seeds.child("c", PERMANENT));
      tree.child("b").tell(PANIC);
      Subject.letPass(world, Duration.ofHours(1));

      assertEquals(SHUTDOWN, tree.ask(new StopChild(tree.child("b"))));
      Subject.letPass(world, Duration.ofDays(1));

      tree.assertCounts(3, 2, 0, 3);
      assertEquals(List.of(2L, 1L, 2L), counts("start a", "start b", "start c"));
    }
  }

  @UnderManySchedules
  @Tag("F9")
  void whoIsStartedWhileAGroupWaitsIsNoMemberOfIt(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      Tree tree =
          seeds.grow(
              world,
              oneForAll(),
              seeds.child("a", PERMANENT).backoff(DAY),
              seeds.child("b", PERMANENT));
      tree.ask(new StopChild(tree.child("b")));
      tree.child("a").tell(PANIC);
      Subject.letPass(world, Duration.ofHours(1));

      tree.ask(new RestartChild<>(tree.child("b"))).ask(new Note("by hand")).await();
      tree.start(seeds.child("c", PERMANENT)).ask(new Note("new")).await();
      assertEquals(ChildState.RESTARTING, tree.state("a"));
      Subject.letPass(world, Duration.ofDays(1));

      tree.assertCounts(3, 3, 0, 3);
      assertEquals(List.of(2L, 2L, 1L), counts("start a", "start b", "start c"));
    }
  }

  @OnEveryScheduler
  @Tag("F10")
  void aStopComesBetweenAttemptsThatWouldGoOnForEver(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(
              world,
              oneForAll().intensity(RestartLimit.UNLIMITED, HOUR),
              seeds.child("a", PERMANENT),
              seeds.child("b", PERMANENT, Tree.failing(2, Integer.MAX_VALUE)));
      ActorRef<Scripted> a = tree.child("a");
      tree.child("b").tell(PANIC);
      world.awaitUntil(() -> count("start b") > 5);

      assertEquals(List.of("a", "b"), tree.names()); // it answers
      tree.top.stopGracefully();

      assertEquals(StopReason.normal(), tree.top.stopped().await());
      assertEquals(SHUTDOWN, a.stopped().await());
      assertEquals(count("start a"), count("stop a"));
    }
  }

  @OnEveryScheduler
  @Tag("F11")
  void asksOfThoseThatWaitForAGroupFailWhenItsRestartsAreUsedUp(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      Deed failing =
          _ -> {
            if (count("start b") > 1) {
              gate.pass();
              throw new IllegalStateException("no restart");
            }
          };
      Tree tree =
          seeds.grow(
              world,
              restForOne(),
              seeds.child("a", PERMANENT),
              seeds.child("b", PERMANENT, failing),
              seeds.child("c", PERMANENT));
      ActorRef<Scripted> c = tree.child("c");
      tree.child("b").tell(PANIC);
      world.await(gate.reached());
      Reply<Void> asked = c.ask(new Note("while it waits"));

      gate.open();

      assertInstanceOf(RestartLimitExceeded.class, tree.top.stopped().await());
      ActorStoppedException failure = assertThrows(ActorStoppedException.class, asked::await);
      assertEquals(SHUTDOWN, failure.reason());
    }
  }

  // Trees

  @UnderManySchedules
  @Tag("F12")
  void aGroupThatWaitsWithinAGroupBeginsAnew(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      Tree tree = nested(world, oneForAll());
      ActorRef<Scripted> before = failInside(world, tree);

      tree.fail("z");
      Subject.letPass(world, Duration.ofDays(2));

      assertEquals(SHUTDOWN, before.stopped().await());
      assertEquals(List.of(2L, 2L, 2L), counts("start x", "start y", "start z"));
      assertEquals(List.of(1L, 1L, 1L), counts("stop x", "stop y", "stop z"));
    }
  }

  @UnderManySchedules
  @Tag("F13")
  void aSupervisorThatIsKilledWhileARestartWaitsBeginsAnew(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      Tree tree = nested(world, oneForOne());
      ActorRef<Scripted> before = failInside(world, tree);
      ActorRef<Supervisor> inner = inner(tree);

      inner.kill();
      inner.ask(new Supervisor.CountChildren()).await();
      Subject.letPass(world, Duration.ofDays(2));

      assertEquals(SHUTDOWN, before.stopped().await());
      assertEquals(List.of(2L, 2L, 1L), counts("start x", "start y", "start z"));
    }
  }

  private Tree nested(World world, SupervisionStrategy strategy) throws InterruptedException {
    return seeds.grow(
        world,
        strategy,
        Supervisor.of(
                oneForAll(), seeds.child("x", PERMANENT).backoff(DAY), seeds.child("y", PERMANENT))
            .name("inner")
            .restart(PERMANENT),
        seeds.child("z", PERMANENT));
  }

  private static ActorRef<Supervisor> inner(Tree tree) throws InterruptedException {
    return tree.ask(new Supervisor.FindChild<>("inner", Supervisor.class));
  }

  /// Fails a child of the inner supervisor, which then waits for a day.
  private static ActorRef<Scripted> failInside(World world, Tree tree) throws InterruptedException {
    ActorRef<Scripted> x = inner(tree).ask(new Supervisor.FindChild<>("x", Scripted.class)).await();
    x.tell(PANIC);
    Subject.letPass(world, Duration.ofHours(1));
    return x;
  }

  @OnEveryScheduler
  @Tag("F14")
  void aFailureClimbsOnlyWhenTheRestartsOfEachLevelAreUsedUp(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Deed failing = ctx -> ctx.self().tell(PANIC);
      SupervisionStrategy once = oneForOne().intensity(1, HOUR);
      ActorSpec<Supervisor> low =
          Supervisor.of(once, seeds.child("leaf", PERMANENT, failing)).restart(PERMANENT);
      ActorSpec<Supervisor> middle = Supervisor.of(once, low).restart(PERMANENT);

      ActorRef<Supervisor> top = world.system().spawn(Supervisor.of(once, middle));

      RestartLimitExceeded reason =
          assertInstanceOf(RestartLimitExceeded.class, top.stopped().await());
      RestartLimitExceeded below = assertInstanceOf(RestartLimitExceeded.class, reason.cause());
      assertInstanceOf(RestartLimitExceeded.class, below.cause());
      assertEquals(8, count("start leaf"));
      assertEquals(8, count("stop leaf"));
    }
  }

  private long count(String line) {
    return seeds.diary.stream().filter(line::equals).count();
  }

  private List<Long> counts(String... lines) {
    return List.of(lines).stream().map(this::count).toList();
  }
}
