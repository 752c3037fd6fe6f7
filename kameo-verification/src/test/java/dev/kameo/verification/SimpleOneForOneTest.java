package dev.kameo.verification;

import static dev.kameo.supervision.RestartPolicy.PERMANENT;
import static dev.kameo.supervision.RestartPolicy.TEMPORARY;
import static dev.kameo.supervision.RestartPolicy.TRANSIENT;
import static dev.kameo.supervision.SupervisionStrategy.oneForAll;
import static dev.kameo.supervision.SupervisionStrategy.oneForOne;
import static dev.kameo.supervision.SupervisionStrategy.restForOne;
import static dev.kameo.supervision.SupervisionStrategy.simpleOneForOne;
import static dev.kameo.verification.Tree.HOUR;
import static dev.kameo.verification.Tree.PANIC;
import static dev.kameo.verification.Tree.SHUTDOWN;
import static dev.kameo.verification.Tree.failing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Reply;
import dev.kameo.StartFailedException;
import dev.kameo.StopReason;
import dev.kameo.supervision.ChildInfo;
import dev.kameo.supervision.ChildRefusedException.Why;
import dev.kameo.supervision.ChildState;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.Shutdown;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.supervision.Supervisor;
import dev.kameo.supervision.Supervisor.DeleteChild;
import dev.kameo.supervision.Supervisor.RestartChild;
import dev.kameo.supervision.Supervisor.StartChild;
import dev.kameo.supervision.Supervisor.StopChild;
import dev.kameo.supervision.Supervisor.WhichChildren;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import dev.kameo.verification.Tree.Seeds;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A supervisor of children that come and go.
final class SimpleOneForOneTest {

  private static final SupervisionStrategy SIMPLE = simpleOneForOne().intensity(9, HOUR);

  private final Seeds seeds = new Seeds();

  /// {@return one without a name}
  private static ActorSpec<Scripted> some(RestartPolicy policy) {
    return new Script().spec().restart(policy);
  }

  @OnEveryScheduler
  @Tag("E14")
  void manyAreStartedFromOneSpecAndReadBack(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, SIMPLE);
      ActorSpec<Scripted> template = some(PERMANENT).shutdown(Shutdown.kill());

      List<ActorRef<?>> started = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        started.add(tree.start(template));
      }

      List<ChildInfo> children = tree.ask(new WhichChildren());
      assertEquals(started, children.stream().map(ChildInfo::ref).toList());
      assertTrue(children.stream().allMatch(child -> child.spec().equals(template)));
      tree.assertCounts(3, 3, 0, 3);
    }
  }

  @OnEveryScheduler
  @Tag("E34")
  void aChildIsStoppedByItsRefOnceAndAStrangerNever(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, SIMPLE);
      ActorRef<Scripted> one = tree.start(some(PERMANENT));
      tree.start(some(PERMANENT));
      ActorRef<Scripted> stranger = world.system().spawn(new Script().spec());

      assertEquals(SHUTDOWN, tree.ask(new StopChild(one)));
      assertEquals(Why.NOT_FOUND, tree.refusal(new StopChild(one)));
      assertEquals(Why.NOT_FOUND, tree.refusal(new StopChild(stranger)));

      stranger.ask(new Note("unharmed")).await();
      tree.assertCounts(1, 1, 0, 1);
    }
  }

  @OnEveryScheduler
  @Tag("E35")
  void noChildIsRestartedOrDeletedByHand(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, SIMPLE);
      ActorRef<Scripted> child = tree.start(some(PERMANENT));

      assertEquals(Why.NOT_SUPPORTED, tree.refusal(new RestartChild<>(child)));
      assertEquals(Why.NOT_SUPPORTED, tree.refusal(new DeleteChild(child)));
      tree.ask(new StopChild(child));
      assertEquals(Why.NOT_SUPPORTED, tree.refusal(new RestartChild<>(child)));
      assertEquals(Why.NOT_SUPPORTED, tree.refusal(new DeleteChild(child)));
    }
  }

  @OnEveryScheduler
  @Tag("E7")
  void aChildThatHasNothingToDoIsNotKeptAndTheSupervisorStopsCleanly(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, SIMPLE);
      ActorRef<Scripted> idle = tree.start(seeds.child("", TRANSIENT, ctx -> ctx.stop()));
      idle.stopped().await();
      tree.start(some(TRANSIENT));

      tree.assertCounts(1, 1, 0, 1);
      tree.top.stopGracefully();

      assertEquals(StopReason.normal(), tree.top.stopped().await());
    }
  }

  @OnEveryScheduler
  void aStartThatFailsIsAnsweredWithItsCauseAndLeavesNothing(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, SIMPLE);

      StartFailedException failure =
          assertThrows(
              StartFailedException.class,
              () -> tree.start(seeds.child("", PERMANENT, failing(1, 1))));

      assertEquals("time 1", failure.getCause().getMessage());
      tree.assertCounts(0, 0, 0, 0);
    }
  }

  @OnEveryScheduler
  @Tag("E23")
  @Tag("E65")
  void aChildIsRestartedUpToTheIntensity(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, simpleOneForOne().intensity(2, HOUR));
      ActorRef<Scripted> one = tree.start(some(PERMANENT));
      ActorRef<Scripted> two = tree.start(some(PERMANENT));

      for (ActorRef<Scripted> child : List.of(one, two)) {
        child.tell(PANIC);
        child.ask(new Note("back")).await();
      }
      one.tell(PANIC);

      assertInstanceOf(StopReason.RestartLimitExceeded.class, tree.top.stopped().await());
      assertEquals(SHUTDOWN, two.stopped().await());
    }
  }

  @OnEveryScheduler
  @Tag("E68")
  void aChildThatHasEndedInOrderIsForgottenWhateverItsPolicy(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, SIMPLE);
      AtomicInteger times = new AtomicInteger();
      ActorRef<Scripted> child =
          tree.start(
              seeds.child(
                  "",
                  TRANSIENT,
                  ctx -> {
                    if (times.incrementAndGet() == 3) {
                      ctx.stop();
                    }
                  }));

      child.tell(PANIC);
      child.ask(new Note("back")).await();
      tree.assertCounts(1, 1, 0, 1);
      child.tell(PANIC);
      child.stopped().await();

      tree.assertCounts(0, 0, 0, 0);
      tree.top.stopGracefully();
      assertEquals(StopReason.normal(), tree.top.stopped().await());
    }
  }

  @OnEveryScheduler
  void allAreToldToStopAtOnce(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      AtomicInteger stopping = new AtomicInteger();
      Tree tree = seeds.grow(world, SIMPLE);
      for (int i = 0; i < 5; i++) {
        tree.start(
            new Script()
                .onStop(_ -> {
                  stopping.incrementAndGet();
                  gate.pass();
                })
                .spec());
      }

      tree.top.stopGracefully();
      world.awaitUntil(() -> stopping.get() == 5);
      gate.open();

      assertEquals(StopReason.normal(), tree.top.stopped().await());
    }
  }

  @UnderManySchedules
  @Tag("E64")
  void theStopTakesAsLongAsTheSlowestAndNoLongerThanTheLimit(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      Tree tree = seeds.grow(world, SIMPLE);
      List<ActorRef<Scripted>> children = new ArrayList<>();
      AtomicInteger busy = new AtomicInteger();
      for (int seconds : List.of(5, 1, 1)) {
        children.add(
            tree.start(
                new Script().spec().restart(PERMANENT).shutdownTimeout(Duration.ofSeconds(2))));
        children
            .getLast()
            .tell(
                new Do(_ -> {
                  busy.incrementAndGet();
                  Subject.spend(Duration.ofSeconds(seconds));
                }));
      }
      world.awaitUntil(() -> busy.get() == 3);
      var begin = world.system().clock().instant();

      tree.top.stopGracefully();
      tree.top.stopped().await();

      assertEquals(StopReason.killed(), children.get(0).stopped().await());
      assertEquals(SHUTDOWN, children.get(1).stopped().await());
      assertEquals(SHUTDOWN, children.get(2).stopped().await());
      assertEquals(
          Duration.ofSeconds(2), Duration.between(begin, world.system().clock().instant()));
    }
  }

  @OnEveryScheduler
  void anyUserActorMayStopItsChildrenAtOnce(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      AtomicInteger stopping = new AtomicInteger();
      ActorRef<Scripted> parent =
          world.system().spawn(new Script().strategy(simpleOneForOne()).spec());
      Script slow =
          new Script()
              .onStop(_ -> {
                stopping.incrementAndGet();
                gate.pass();
              });
      Scripted.spawn(parent, slow.spec());
      Scripted.spawn(parent, slow.spec());

      parent.kill();
      world.awaitUntil(() -> stopping.get() == 2);
      gate.open();

      assertEquals(StopReason.killed(), parent.stopped().await());
    }
  }

  @OnEveryScheduler
  @Tag("E20")
  void childrenThatAreKilledAtOnceGetNoTime(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, SIMPLE);
      List<ActorRef<Scripted>> children = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        Gate never = new Gate();
        children.add(tree.start(some(PERMANENT).shutdown(Shutdown.kill())));
        children.getLast().tell(Scripted.pass(never));
        world.await(never.reached());
      }

      tree.top.stopGracefully();

      assertEquals(StopReason.normal(), tree.top.stopped().await());
      for (ActorRef<Scripted> child : children) {
        assertEquals(StopReason.killed(), child.stopped().await());
      }
    }
  }

  @OnEveryScheduler
  @Tag("E22")
  void theReasonsOfChildrenThatEndOtherwiseWhileTheyAreStoppedAreKept(String scheduler)
      throws Exception {
    for (RestartPolicy policy : RestartPolicy.values()) {
      try (World world = World.on(scheduler)) {
        Tree tree = seeds.grow(world, SIMPLE);
        Gate gate = new Gate();
        ActorRef<Scripted> failing = tree.start(some(policy));
        failing.tell(
            new Do(_ -> {
              gate.pass();
              throw new IllegalStateException("on its way out");
            }));
        world.await(gate.reached());
        ActorRef<Scripted> leaving = tree.start(some(policy));
        Gate other = new Gate();
        leaving.tell(
            new Do(ctx -> {
              other.pass();
              ctx.stop();
            }));
        world.await(other.reached());
        ActorRef<Scripted> plain = tree.start(some(policy));

        tree.top.stopGracefully();
        world.awaitUntil(() -> !failing.isAlive() && !leaving.isAlive()); // they have been told
        gate.open();
        other.open();

        assertEquals(StopReason.normal(), tree.top.stopped().await());
        assertEquals(SHUTDOWN, plain.stopped().await());
        assertEquals(StopReason.normal(), leaving.stopped().await());
        assertInstanceOf(StopReason.Panicked.class, failing.stopped().await());
      }
    }
  }

  @OnEveryScheduler
  @Tag("E92")
  void aChildIsStoppedByItsOldRefInTheMidstOfItsRestart(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      AtomicInteger times = new AtomicInteger();
      Tree tree = seeds.grow(world, SIMPLE);
      ActorRef<Scripted> child =
          tree.start(
              seeds.child(
                  "a",
                  PERMANENT,
                  _ -> {
                    if (times.incrementAndGet() == 2) {
                      gate.pass();
                    }
                  }));
      child.tell(PANIC);
      world.await(gate.reached());

      assertEquals(ChildState.RESTARTING, tree.state("a"));
      Reply<StopReason> stopping = tree.top.ask(new StopChild(child));
      gate.open();
      stopping.await();

      assertEquals(List.of(), tree.names());
    }
  }

  @OnEveryScheduler
  @Tag("E76")
  @Tag("E77")
  void countsAreExactForManyChildren(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, SIMPLE);
      List<ActorRef<?>> children = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        children.add(tree.start(some(TEMPORARY)));
      }
      tree.assertCounts(1_000, 1_000, 0, 1_000);
      for (int i = 0; i < 1_000; i++) {
        children.add(tree.ask(new StartChild<>(Supervisor.of(oneForOne()))));
      }
      tree.assertCounts(2_000, 2_000, 1_000, 1_000);
      assertEquals(children, tree.ask(new WhichChildren()).stream().map(ChildInfo::ref).toList());

      for (ActorRef<?> child : children) {
        child.kill();
        child.stopped().await();
      }

      tree.assertCounts(0, 0, 0, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  @Tag("E67")
  @Tag("E80")
  void nothingOfATemporaryChildIsRetainedAfterItsEnd(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      for (SupervisionStrategy strategy : List.of(SIMPLE, oneForOne(), oneForAll(), restForOne())) {
        Tree tree = seeds.grow(world, strategy);
        WeakReference<byte[]> argument = startAndEnd(tree);
        tree.start(some(TEMPORARY)); // it still has others

        assertTrue(Memory.isFreed(argument), strategy.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  @Tag("E82")
  void tenTimesAsManyChildrenDoNotTakeOutOfProportionLonger(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      nanosToStop(world, 1_000); // warms up

      long few = nanosToStop(world, 1_000);
      long many = nanosToStop(world, 10_000);

      assertTrue(many < 50 * few, few + " and " + many);
    }
  }

  private long nanosToStop(World world, int count) throws InterruptedException {
    long begin = System.nanoTime();
    Tree tree = seeds.grow(world, SIMPLE);
    List<Reply<?>> replies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      replies.add(tree.top.ask(new StartChild<>(some(TEMPORARY))));
    }
    for (Reply<?> reply : replies) {
      reply.await();
    }
    replies.clear();
    for (ChildInfo child : tree.ask(new WhichChildren())) {
      replies.add(tree.top.ask(new StopChild(child.ref())));
    }
    for (Reply<?> reply : replies) {
      reply.await();
    }
    tree.assertCounts(0, 0, 0, 0);
    return System.nanoTime() - begin;
  }

  private static WeakReference<byte[]> startAndEnd(Tree tree) throws InterruptedException {
    byte[] argument = new byte[50_000];
    ActorRef<Scripted> child =
        tree.start(new Script().onStart(_ -> assertEquals(50_000, argument.length)).spec());
    child.tell(new Do(ctx -> ctx.stop()));
    child.stopped().await();
    tree.assertCounts(0, 0, 0, 0);
    return new WeakReference<>(argument);
  }
}
