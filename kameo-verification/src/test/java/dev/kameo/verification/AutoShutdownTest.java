package dev.kameo.verification;

import static dev.kameo.supervision.AutoShutdown.ALL_SIGNIFICANT;
import static dev.kameo.supervision.AutoShutdown.ANY_SIGNIFICANT;
import static dev.kameo.supervision.AutoShutdown.NEVER;
import static dev.kameo.supervision.RestartPolicy.PERMANENT;
import static dev.kameo.supervision.RestartPolicy.TEMPORARY;
import static dev.kameo.supervision.RestartPolicy.TRANSIENT;
import static dev.kameo.supervision.SupervisionStrategy.oneForAll;
import static dev.kameo.supervision.SupervisionStrategy.oneForOne;
import static dev.kameo.supervision.SupervisionStrategy.restForOne;
import static dev.kameo.verification.Tree.HOUR;
import static dev.kameo.verification.Tree.PANIC;
import static dev.kameo.verification.Tree.SHUTDOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.StartFailedException;
import dev.kameo.StopReason;
import dev.kameo.supervision.AutoShutdown;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.supervision.Supervisor;
import dev.kameo.supervision.Supervisor.RestartChild;
import dev.kameo.supervision.Supervisor.StopChild;
import dev.kameo.testkit.Explorer;
import dev.kameo.testkit.Strategy;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Find;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import dev.kameo.verification.Tree.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// When a parent stops since its significant children have ended.
final class AutoShutdownTest {

  /// A way for a child to end by itself.
  private interface End {
    void of(ActorRef<Scripted> child);
  }

  private static final End NORMAL = child -> child.tell(new Do(ctx -> ctx.stop()));
  private static final End ABNORMAL = child -> child.tell(PANIC);
  private static final End KILL = ActorRef::kill;
  private static final List<End> ENDS = List.of(NORMAL, ABNORMAL, KILL);

  private final Seeds seeds = new Seeds();

  private ActorSpec<Scripted> significant(String name, RestartPolicy policy) {
    return seeds.child(name, policy).significant(true);
  }

  private Tree three(World world, AutoShutdown auto) throws InterruptedException {
    return seeds.grow(
        world,
        oneForOne().autoShutdown(auto),
        significant("a", TEMPORARY),
        significant("b", TEMPORARY),
        seeds.child("c", TEMPORARY));
  }

  @OnEveryScheduler
  @Tag("E104")
  void theEndOfAChildThatIsNotSignificantNeverCounts(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      for (AutoShutdown auto : AutoShutdown.values()) {
        Tree tree = seeds.grow(world, oneForOne().autoShutdown(auto));
        for (End end : ENDS) {
          ActorRef<Scripted> child = tree.start(seeds.child("a", TEMPORARY));
          end.of(child);
          child.stopped().await();
        }
        tree.ask(new StopChild(tree.start(seeds.child("a", TEMPORARY))));

        tree.assertCounts(0, 0, 0, 0);
      }
    }
  }

  @OnEveryScheduler
  @Tag("E106")
  void withAnyTheFirstThatEndsByItselfStopsAll(String scheduler) throws Exception {
    for (End end : ENDS) {
      try (World world = World.on(scheduler)) {
        Tree tree = three(world, ANY_SIGNIFICANT);
        List<ActorRef<Scripted>> others = List.of(tree.child("b"), tree.child("c"));

        end.of(tree.child("a"));

        assertEquals(StopReason.normal(), tree.top.stopped().await());
        for (ActorRef<Scripted> other : others) {
          assertEquals(SHUTDOWN, other.stopped().await());
        }
        assertEquals(
            List.of("stop c", "stop b"),
            seeds.diary.subList(seeds.diary.size() - 2, seeds.diary.size()));
      }
    }
  }

  @OnEveryScheduler
  @Tag("E106")
  void aChildThatItsSupervisorStopsDoesNotCount(String scheduler) throws Exception {
    for (AutoShutdown auto : List.of(ANY_SIGNIFICANT, ALL_SIGNIFICANT)) {
      try (World world = World.on(scheduler)) {
        Tree tree = three(world, auto);

        tree.ask(new StopChild(tree.child("a")));
        tree.ask(new StopChild(tree.child("b")));

        tree.assertCounts(1, 1, 0, 1);
      }
    }
  }

  @OnEveryScheduler
  @Tag("E107")
  void withAllTheLastThatEndsByItselfStopsAll(String scheduler) throws Exception {
    for (End end : ENDS) {
      try (World world = World.on(scheduler)) {
        Tree tree = three(world, ALL_SIGNIFICANT);
        ActorRef<Scripted> first = tree.child("a");

        end.of(first);
        first.stopped().await();
        tree.assertCounts(2, 2, 0, 2);
        end.of(tree.child("b"));

        assertEquals(StopReason.normal(), tree.top.stopped().await());
      }
    }
  }

  @OnEveryScheduler
  void withAllAChildThatIsStoppedLeavesTheDecisionToTheOthers(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = three(world, ALL_SIGNIFICANT);

      tree.ask(new StopChild(tree.child("a")));
      NORMAL.of(tree.child("b"));

      assertEquals(StopReason.normal(), tree.top.stopped().await());
    }
  }

  @OnEveryScheduler
  void withAllAChildThatIsStillBeingStoppedIsNotWaitedFor(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      Tree tree =
          seeds.grow(
              world,
              oneForOne().autoShutdown(ALL_SIGNIFICANT),
              new Script().onStop(_ -> gate.pass()).spec().name("slow").significant(true),
              significant("b", TEMPORARY));
      ActorRef<Scripted> other = tree.child("b");
      tree.top.tell(new StopChild(tree.child("slow")));
      world.await(gate.reached());

      NORMAL.of(other);
      other.stopped().await();
      gate.open();

      assertEquals(StopReason.normal(), tree.top.stopped().await());
    }
  }

  @OnEveryScheduler
  void aTransientChildCountsWhenItEndsInOrderAndNotWhenItIsRestarted(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(
              world,
              oneForOne().intensity(9, HOUR).autoShutdown(ANY_SIGNIFICANT),
              significant("a", TRANSIENT));

      tree.fail("a");
      tree.child("a").kill();
      tree.child("a").ask(new Note("back")).await();
      tree.assertCounts(1, 1, 0, 1);
      NORMAL.of(tree.child("a"));

      assertEquals(StopReason.normal(), tree.top.stopped().await());
    }
  }

  @OnEveryScheduler
  void aFirstStartThatFailsDoesNotCount(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne().autoShutdown(ANY_SIGNIFICANT));

      assertThrows(
          StartFailedException.class,
          () -> tree.start(seeds.child("a", TEMPORARY, Tree.failing(1, 1)).significant(true)));

      tree.assertCounts(0, 0, 0, 0);
    }
  }

  @OnEveryScheduler
  void aChildThatWasRestartedByHandIsStillSignificant(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(world, oneForOne().autoShutdown(ANY_SIGNIFICANT), significant("a", TRANSIENT));
      tree.ask(new StopChild(tree.child("a")));

      NORMAL.of(tree.ask(new RestartChild<>(tree.child("a"))));

      assertEquals(StopReason.normal(), tree.top.stopped().await());
    }
  }

  @OnEveryScheduler
  @Tag("E110")
  void siblingsThatTheStrategyStopsNeverCount(String scheduler) throws Exception {
    for (SupervisionStrategy strategy : List.of(oneForOne(), oneForAll(), restForOne())) {
      for (AutoShutdown auto : List.of(ANY_SIGNIFICANT, ALL_SIGNIFICANT)) {
        for (RestartPolicy policy : List.of(TEMPORARY, TRANSIENT)) {
          try (World world = World.on(scheduler)) {
            Tree tree =
                seeds.grow(
                    world,
                    strategy.autoShutdown(auto),
                    significant("a", policy),
                    seeds.child("middle", PERMANENT),
                    significant("c", policy));

            tree.child("middle").kill();
            tree.child("middle").ask(new Note("back")).await();

            assertTrue(tree.names().contains("middle"));
            assertTrue(tree.top.isAlive());
          }
        }
      }
    }
  }

  @OnEveryScheduler
  void aPermanentSupervisorThatHasShutItselfDownIsRestartedAndATransientOneIsNot(String scheduler)
      throws Exception {
    for (RestartPolicy policy : List.of(PERMANENT, TRANSIENT)) {
      try (World world = World.on(scheduler)) {
        ActorSpec<Supervisor> spec =
            Supervisor.of(oneForOne().autoShutdown(ANY_SIGNIFICANT), significant("job", TEMPORARY))
                .restart(policy);
        ActorRef<Supervisor> inner =
            seeds.grow(world, oneForOne()).ask(new Supervisor.StartChild<>(spec));
        ActorRef<Scripted> job =
            inner.ask(new Supervisor.FindChild<>("job", Scripted.class)).await();

        NORMAL.of(job);
        job.stopped().await();

        if (policy == PERMANENT) {
          world.awaitUntil(() -> seeds.diary.size() == 3);
          inner.ask(new Supervisor.FindChild<>("job", Scripted.class)).await();
        } else {
          assertEquals(StopReason.normal(), inner.stopped().await());
        }
      }
    }
  }

  // Any actor with children

  @OnEveryScheduler
  void anyUserActorMayHaveSignificantChildren(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      AtomicReference<SupervisionStrategy> strategy =
          new AtomicReference<>(oneForOne().autoShutdown(ANY_SIGNIFICANT));
      ActorRef<Scripted> parent = world.system().spawn(new Script().strategy(strategy::get).spec());
      ActorRef<Scripted> child = Scripted.spawn(parent, significant("a", TEMPORARY));

      NORMAL.of(child);

      assertEquals(StopReason.normal(), parent.stopped().await());
    }
  }

  /// The first life may end between the moment at which its child is gone and the one at which it
  /// is told so.
  @Test
  void aNoticeOfAChildOfAnEarlierLifeDoesNotCount() {
    Explorer.of(
            kit -> {
              List<ActorRef<Scripted>> children = new ArrayList<>();
              Script parent =
                  new Script()
                      .strategy(oneForOne().autoShutdown(ANY_SIGNIFICANT))
                      .onStart(ctx ->
                          children.add(
                              ctx.spawn(significant("of life " + children.size(), TEMPORARY))));
              ActorRef<Scripted> ref = kit.spawn(parent.spec().restart(PERMANENT));
              kit.runUntilIdle();

              children.getFirst().stopGracefully();
              ref.kill();
              kit.runUntilIdle();

              assertEquals(1, parent.diary.size(), parent.diary::toString);
              assertTrue(ref.isAlive());
            })
        .strategy(Strategy.exhaustive())
        .check();
  }

  @OnEveryScheduler
  @Tag("E112")
  void theStrategyOfTheMomentDecides(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      AtomicReference<SupervisionStrategy> strategy =
          new AtomicReference<>(oneForOne().autoShutdown(ANY_SIGNIFICANT));
      ActorRef<Scripted> parent = world.system().spawn(new Script().strategy(strategy::get).spec());
      ActorRef<Scripted> first = Scripted.spawn(parent, significant("a", TEMPORARY));
      ActorRef<Scripted> second = Scripted.spawn(parent, significant("b", TEMPORARY));

      strategy.set(oneForOne().autoShutdown(NEVER));
      NORMAL.of(first);
      first.stopped().await();
      parent.ask(new Note("still there")).await();
      strategy.set(oneForOne().autoShutdown(ALL_SIGNIFICANT));
      NORMAL.of(second);

      assertEquals(StopReason.normal(), parent.stopped().await());
    }
  }

  @OnEveryScheduler
  void aSignificantChildIsRefusedByAParentThatHasNoUseForIt(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorSpec<Scripted> child = significant("a", TEMPORARY);
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());

      String text =
          parent
              .ask(
                  new Find<>(ctx ->
                      assertThrows(IllegalArgumentException.class, () -> ctx.spawn(child))
                          .getMessage()))
              .await();
      assertThrows(IllegalArgumentException.class, () -> world.system().spawn(child));

      assertEquals(
          "Child 'a' is significant, but its parent's autoShutdown is NEVER. Choose ANY_SIGNIFICANT"
              + " or ALL_SIGNIFICANT.",
          text);
      assertEquals(List.of(), parent.ask(new Find<>(ctx -> ctx.children())).await());
    }
  }

  @OnEveryScheduler
  void aConstructorThatSpawnsASignificantChildIsCheckedWhenItIsDone(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      ActorSpec<Scripted> child = significant("a", TEMPORARY);
      Script fitting =
          new Script()
              .strategy(oneForOne().autoShutdown(ANY_SIGNIFICANT))
              .construct(ctx -> ctx.spawn(child));
      Script unfitting = new Script().construct(ctx -> ctx.spawn(child));

      ActorRef<Scripted> good = world.system().spawn(fitting.spec());
      ActorRef<Scripted> bad = world.system().spawn(unfitting.spec());

      good.started().await();
      Throwable cause =
          assertThrows(StartFailedException.class, () -> bad.started().await()).getCause();
      assertInstanceOf(IllegalArgumentException.class, cause);
    }
  }
}
