package dev.kameo.verification;

import static dev.kameo.supervision.RestartPolicy.PERMANENT;
import static dev.kameo.supervision.RestartPolicy.TEMPORARY;
import static dev.kameo.supervision.RestartPolicy.TRANSIENT;
import static dev.kameo.supervision.SupervisionStrategy.oneForAll;
import static dev.kameo.supervision.SupervisionStrategy.oneForOne;
import static dev.kameo.supervision.SupervisionStrategy.restForOne;
import static dev.kameo.verification.Tree.HOUR;
import static dev.kameo.verification.Tree.PANIC;
import static dev.kameo.verification.Tree.SHUTDOWN;
import static dev.kameo.verification.Tree.failing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Directive;
import dev.kameo.HandlerException;
import dev.kameo.Registry;
import dev.kameo.Reply;
import dev.kameo.StartFailedException;
import dev.kameo.StopReason;
import dev.kameo.supervision.ChildRefusedException;
import dev.kameo.supervision.ChildRefusedException.Why;
import dev.kameo.supervision.ChildState;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.Supervisor;
import dev.kameo.supervision.Supervisor.DeleteChild;
import dev.kameo.supervision.Supervisor.RestartChild;
import dev.kameo.supervision.Supervisor.StartChild;
import dev.kameo.supervision.Supervisor.StopChild;
import dev.kameo.verification.Scripted.Deed;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import dev.kameo.verification.Tree.Seeds;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;

/// What a supervisor with named children is asked to do, and what it answers.
final class SupervisorTest {

  private final Seeds seeds = new Seeds();

  // Starting

  @OnEveryScheduler
  void aChildThatIsStartedIsAnsweredWithWhenItHasStarted(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      Tree tree = seeds.grow(world, oneForOne());

      Reply<ActorRef<Scripted>> starting =
          tree.top.ask(new StartChild<>(seeds.child("a", PERMANENT, _ -> gate.pass())));
      world.await(gate.reached());
      assertEquals(ChildState.STARTING, tree.state("a")); // it answers meanwhile
      assertFalse(starting.isDone());
      gate.open();
      ActorRef<Scripted> child = starting.await();

      assertEquals(ChildState.RUNNING, tree.state("a"));
      assertEquals(child, tree.child("a"));
    }
  }

  @OnEveryScheduler
  @Tag("E25")
  void aNameThatAnotherChildHasIsRefusedWithThatChild(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne(), seeds.child("a", PERMANENT));

      ChildRefusedException refusal =
          assertThrows(ChildRefusedException.class, () -> tree.start(seeds.child("a", PERMANENT)));

      assertEquals(Why.ALREADY_STARTED, refusal.why());
      assertEquals(tree.child("a"), refusal.child().orElseThrow());
      assertTrue(refusal.getMessage().contains("'a'"), refusal.getMessage());
      tree.assertCounts(1, 1, 0, 1);
    }
  }

  @OnEveryScheduler
  void aNameIsTakenAlsoWhileItsChildStarts(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      Tree tree = seeds.grow(world, oneForOne());
      var starting = tree.top.ask(new StartChild<>(seeds.child("a", PERMANENT, _ -> gate.pass())));
      world.await(gate.reached());

      assertEquals(
          Why.ALREADY_STARTED, tree.refusal(new StartChild<>(seeds.child("a", PERMANENT))));

      gate.open();
      starting.await();
    }
  }

  @OnEveryScheduler
  @Tag("E10")
  void aStartThatFailsIsAnsweredWithItsCauseAndLeavesNoSpec(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne());

      StartFailedException failure =
          assertThrows(
              StartFailedException.class,
              () -> tree.start(seeds.child("a", PERMANENT, failing(1, 1))));

      assertEquals("time 1", failure.getCause().getMessage());
      tree.assertCounts(0, 0, 0, 0);
      tree.start(seeds.child("a", PERMANENT)); // the name is free
    }
  }

  @OnEveryScheduler
  void aSpecThatTheSystemRefusesIsTheAskersMistake(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne());

      HandlerException failure =
          assertThrows(
              HandlerException.class,
              () -> tree.start(seeds.child("a", TEMPORARY).significant(true)));

      assertInstanceOf(IllegalArgumentException.class, failure.getCause());
      tree.assertCounts(0, 0, 0, 0);
    }
  }

  @OnEveryScheduler
  void aRefusalThatNobodyAskedForDoesNotHarmTheSupervisor(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne(), seeds.child("a", PERMANENT));

      tree.top.tell(new StartChild<>(seeds.child("a", PERMANENT)));
      AtomicReference<ActorRef<Scripted>> broken = new AtomicReference<>();
      Deed fail =
          ctx -> {
            broken.set(ctx.self());
            throw new IllegalStateException("cannot start");
          };
      tree.top.tell(new StartChild<>(seeds.child("b", PERMANENT, fail)));
      tree.top.tell(new StopChild(world.system().spawn(new Script().spec())));
      world.awaitUntil(() -> broken.get() != null);
      broken.get().stopped().await();

      tree.assertCounts(1, 1, 0, 1);
      assertEquals(1, seeds.diary.stream().filter("start a"::equals).count());
    }
  }

  @OnEveryScheduler
  @Tag("E5")
  void aTemporaryChildThatHasNothingToDoIsStartedAndNotKept(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne());

      ActorRef<Scripted> idle = tree.start(seeds.child("idle", TEMPORARY, ctx -> ctx.stop()));
      idle.stopped().await();
      tree.start(seeds.child("busy", TEMPORARY));

      tree.assertCounts(1, 1, 0, 1);
      assertEquals(List.of("busy"), tree.names());
    }
  }

  // Stopping, restarting and deleting

  @OnEveryScheduler
  @Tag("E26")
  @Tag("E32")
  @Tag("P65")
  void whoIsNoChildIsNotFoundAndUnharmed(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne(), seeds.child("a", PERMANENT));
      ActorRef<Scripted> stranger = world.system().spawn(new Script().spec().name("stranger"));

      ChildRefusedException refusal =
          assertThrows(ChildRefusedException.class, () -> tree.ask(new StopChild(stranger)));
      assertEquals(Why.NOT_FOUND, refusal.why());
      assertTrue(refusal.getMessage().contains("'stranger'"), refusal.getMessage());
      assertEquals(Why.NOT_FOUND, tree.refusal(new RestartChild<>(stranger)));
      assertEquals(Why.NOT_FOUND, tree.refusal(new DeleteChild(stranger)));

      stranger.ask(new Note("unharmed")).await();
    }
  }

  @OnEveryScheduler
  @Tag("E28")
  void aChildThatWasStoppedKeepsItsNameAndItsSpec(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne(), seeds.child("a", PERMANENT));
      ActorRef<Scripted> child = tree.child("a");

      assertEquals(SHUTDOWN, tree.ask(new StopChild(child)));

      assertTrue(child.stopped().isDone());
      assertEquals(ChildState.STOPPED, tree.state("a"));
      tree.assertCounts(1, 0, 0, 1);
      assertEquals(
          Why.ALREADY_PRESENT, tree.refusal(new StartChild<>(seeds.child("a", PERMANENT))));
      assertEquals(SHUTDOWN, tree.ask(new StopChild(child))); // once more does nothing
      assertEquals(List.of("start a", "stop a"), seeds.diary);
    }
  }

  @OnEveryScheduler
  @Tag("E29")
  void aChildThatWasStoppedCanBeRestartedByHandOnce(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne(), seeds.child("a", PERMANENT));
      ActorRef<Scripted> before = tree.child("a");
      tree.ask(new StopChild(before));

      ActorRef<Scripted> after = tree.ask(new RestartChild<>(before));

      assertFalse(before.equals(after));
      after.ask(new Note("here")).await();
      assertEquals(after, tree.child("a"));
      assertEquals(Why.RUNNING, tree.refusal(new RestartChild<>(after)));
      assertEquals(Why.RUNNING, tree.refusal(new RestartChild<>(before))); // it still names it
      assertEquals(Why.RUNNING, tree.refusal(new DeleteChild(after)));
      tree.assertCounts(1, 1, 0, 1);
      tree.fail("a"); // and it is supervised as before
    }
  }

  @OnEveryScheduler
  @Tag("E23")
  @Tag("E31")
  void aChildThatWasDeletedIsForgotten(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne(), seeds.child("a", PERMANENT));
      ActorRef<Scripted> child = tree.child("a");
      tree.ask(new StopChild(child));

      tree.ask(new DeleteChild(child));

      assertEquals(Why.NOT_FOUND, tree.refusal(new RestartChild<>(child)));
      assertEquals(Why.NOT_FOUND, tree.refusal(new DeleteChild(child)));
      tree.assertCounts(0, 0, 0, 0);
      tree.start(seeds.child("a", PERMANENT));
      tree.fail("a");
    }
  }

  @OnEveryScheduler
  @Tag("E11")
  void aRestartByHandThatFailsKeepsTheSpecAndCountsNothing(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(
              world, oneForOne().intensity(0, HOUR), seeds.child("a", PERMANENT, failing(2, 4)));
      ActorRef<Scripted> child = tree.child("a");
      tree.ask(new StopChild(child));

      for (int i = 2; i <= 4; i++) {
        StartFailedException failure =
            assertThrows(StartFailedException.class, () -> tree.ask(new RestartChild<>(child)));
        assertEquals("time " + i, failure.getCause().getMessage());
        tree.assertCounts(1, 0, 0, 1);
      }
      ActorRef<Scripted> after = tree.ask(new RestartChild<>(child));

      after.ask(new Note("at last")).await();
      tree.assertCounts(1, 1, 0, 1);
    }
  }

  @OnEveryScheduler
  void restartsByHandDoNotCountForTheIntensity(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne().intensity(1, HOUR), seeds.child("a", PERMANENT));
      ActorRef<Scripted> child = tree.child("a");
      for (int i = 0; i < 5; i++) {
        tree.ask(new StopChild(child));
        child = tree.ask(new RestartChild<>(child));
      }

      tree.fail("a");
      child.tell(PANIC);

      assertInstanceOf(StopReason.RestartLimitExceeded.class, tree.top.stopped().await());
    }
  }

  @OnEveryScheduler
  @Tag("E100")
  @Tag("E101")
  void aChildThatIsRestartedByHandTakesItsOldPlace(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(
              world,
              restForOne(),
              seeds.child("a", PERMANENT),
              seeds.child("b", PERMANENT),
              seeds.child("c", PERMANENT));
      for (String name : List.of("b", "a")) {
        tree.ask(new StopChild(tree.child(name)));
        tree.ask(new RestartChild<>(tree.child(name)));
      }
      int before = seeds.diary.size();

      tree.fail("b");
      tree.child("c").ask(new Note("back")).await();
      assertEquals(List.of("stop b", "stop c", "start b", "start c"), tree.since(before));
      assertEquals(List.of("a", "b", "c"), tree.names());
      tree.top.stopGracefully();
      tree.top.stopped().await();

      assertEquals(List.of("stop c", "stop b", "stop a"), tree.since(before + 4));
    }
  }

  @OnEveryScheduler
  @Tag("K5")
  void aNameIsRefusedWhileItsChildStops(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      ActorSpec<Scripted> slow = new Script().onStop(_ -> gate.pass()).spec().name("a");
      for (RestartPolicy policy : RestartPolicy.values()) {
        Tree tree = seeds.grow(world, oneForOne(), slow.restart(policy));
        ActorRef<Scripted> child = tree.child("a");
        Reply<StopReason> stopping = tree.top.ask(new StopChild(child));
        world.await(gate.reached());

        if (policy == PERMANENT) {
          assertEquals(ChildState.STOPPING, tree.state("a"));
          assertEquals(Why.ALREADY_PRESENT, tree.refusal(new StartChild<>(slow)));
          assertEquals(Why.STOPPING, tree.refusal(new RestartChild<>(child)));
          assertEquals(Why.STOPPING, tree.refusal(new DeleteChild(child)));
          tree.assertCounts(1, 1, 0, 1);
          gate.open();
        }
        stopping.await();

        if (policy == TEMPORARY) {
          tree.start(slow);
        } else {
          tree.ask(new RestartChild<>(child));
        }
      }
    }
  }

  @OnEveryScheduler
  void aChildThatTakesTooLongToStopIsKilledAndAnsweredSo(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(
              world,
              oneForOne(),
              seeds.child("a", PERMANENT).shutdownTimeout(Duration.ofMillis(50)));
      Gate never = new Gate();
      tree.child("a").tell(Scripted.pass(never));
      world.await(never.reached());

      assertEquals(StopReason.killed(), tree.ask(new StopChild(tree.child("a"))));
    }
  }

  @OnEveryScheduler
  @Tag("E73")
  void aChildThatHasUndoneItsLinkIsStoppedAllTheSame(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne(), seeds.child("a", PERMANENT));
      ActorRef<Scripted> child = tree.child("a");
      child.link(tree.top);
      child.unlink(tree.top);

      assertEquals(SHUTDOWN, tree.ask(new StopChild(child)));

      tree.assertCounts(1, 0, 0, 1);
    }
  }

  // What is kept after which end

  @OnEveryScheduler
  @Tag("E43")
  @Tag("E46")
  @Tag("E49")
  void aPermanentChildIsBackAfterEveryEnd(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne().intensity(9, HOUR), ending("a", PERMANENT));
      ActorRef<Scripted> child = tree.child("a");

      for (Do end : List.of(NORMAL, ORDERLY, PANIC)) {
        child.tell(end);
        child.ask(new Note("back")).await();
        tree.assertCounts(1, 1, 0, 1);
      }

      assertEquals(child, tree.child("a"));
    }
  }

  @OnEveryScheduler
  @Tag("E44")
  @Tag("E47")
  void aTransientChildThatHasEndedInOrderIsKeptAndRestartedByHandAlone(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne(), ending("a", TRANSIENT));
      ActorRef<Scripted> child = tree.child("a");

      for (Do end : List.of(NORMAL, ORDERLY)) {
        child.tell(end);
        child.stopped().await();
        tree.assertCounts(1, 0, 0, 1);
        child = tree.ask(new RestartChild<>(child));
        tree.assertCounts(1, 1, 0, 1);
      }
    }
  }

  @OnEveryScheduler
  @Tag("E50")
  void aTransientChildIsBackAfterAFailure(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne(), ending("a", TRANSIENT));

      tree.fail("a");

      tree.assertCounts(1, 1, 0, 1);
    }
  }

  @OnEveryScheduler
  void aTemporaryChildIsForgottenAfterEveryEnd(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne());

      for (Do end : List.of(NORMAL, ORDERLY, PANIC)) {
        ActorRef<Scripted> child = tree.start(ending("a", TEMPORARY));
        child.tell(end);
        child.stopped().await();
        tree.assertCounts(0, 0, 0, 0);
        assertEquals(Why.NOT_FOUND, tree.refusal(new RestartChild<>(child)));
      }
    }
  }

  private static final Do NORMAL = new Do(ctx -> ctx.stop());
  private static final Do ORDERLY = Scripted.panic(new UnsupportedOperationException("orderly"));

  /// {@return one that ends in order on some panics}
  private static ActorSpec<Scripted> ending(String name, RestartPolicy policy) {
    return new Script()
        .onPanic(panic ->
            panic.cause() instanceof UnsupportedOperationException
                ? Directive.stop(SHUTDOWN)
                : Directive.stop())
        .spec()
        .name(name)
        .restart(policy);
  }

  // Strategies

  @OnEveryScheduler
  @Tag("E53")
  void aTemporaryBystanderIsStoppedAndForgotten(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(
              world,
              oneForAll().intensity(2, HOUR),
              seeds.child("a", PERMANENT),
              seeds.child("b", TEMPORARY));

      tree.child("a").tell(NORMAL);
      tree.child("a").ask(new Note("back")).await();

      assertEquals(List.of("a"), tree.names());
      assertEquals(Why.NOT_FOUND, tree.refusal(new Supervisor.FindChild<>("b", Scripted.class)));
      assertTrue(tree.top.isAlive());
    }
  }

  @OnEveryScheduler
  void aChildThatWasStoppedByHandStaysSoWhenItsSiblingsAreRestarted(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(
              world,
              oneForAll().intensity(2, HOUR),
              seeds.child("a", PERMANENT),
              seeds.child("b", PERMANENT));
      tree.ask(new StopChild(tree.child("b")));

      tree.fail("a");

      assertEquals(ChildState.STOPPED, tree.state("b"));
      tree.ask(new RestartChild<>(tree.child("b")));
      tree.fail("a");
      tree.child("b").ask(new Note("restarted with it")).await();
      assertEquals(3, seeds.diary.stream().filter("start b"::equals).count());
    }
  }

  @OnEveryScheduler
  @Tag("E56")
  void oneForOneReplacesTheOneThatFailedAlone(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(
              world,
              oneForOne().intensity(2, HOUR),
              seeds.child("a", PERMANENT),
              seeds.child("b", PERMANENT));

      tree.fail("a");

      tree.assertCounts(2, 2, 0, 2);
      assertEquals(List.of("start a", "start b", "stop a", "start a"), seeds.diary);
    }
  }

  @OnEveryScheduler
  @Tag("E58")
  void retriesUseUpTheIntensityAndTheSupervisorStopsItsOtherChildren(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(
              world,
              oneForOne().intensity(4, HOUR),
              seeds.child("a", PERMANENT, failing(2, 99)),
              seeds.child("b", PERMANENT));
      ActorRef<Scripted> other = tree.child("b");

      tree.child("a").tell(PANIC);

      assertInstanceOf(StopReason.RestartLimitExceeded.class, tree.top.stopped().await());
      assertEquals(SHUTDOWN, other.stopped().await());
      assertEquals(5, seeds.diary.stream().filter("start a"::equals).count());
    }
  }

  @UnderManySchedules
  @Tag("E55")
  void aChildThatFailsSeldomGoesOnAndCanThenBeStoppedAndDeleted(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      Tree tree =
          seeds.grow(
              world, oneForOne().intensity(1, Duration.ofSeconds(1)), seeds.child("a", PERMANENT));
      ActorRef<Scripted> child = tree.child("a");
      for (int i = 0; i < 4; i++) {
        tree.fail("a");
        Subject.letPass(world, Duration.ofMillis(2_100));
      }

      tree.ask(new StopChild(child));
      tree.ask(new DeleteChild(child));

      tree.assertCounts(0, 0, 0, 0);
      assertTrue(tree.top.isAlive());
    }
  }

  // Trees

  @OnEveryScheduler
  @Tag("E74")
  void aFailureDeepInATreeIsHealedThereAlone(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(
              world,
              oneForAll().intensity(4, HOUR),
              Supervisor.of(oneForOne(), seeds.child("w1", PERMANENT), seeds.child("w2", PERMANENT))
                  .name("s1")
                  .restart(PERMANENT),
              Supervisor.of(oneForOne()).name("s2").restart(PERMANENT),
              Supervisor.of(oneForOne()).name("s3").restart(TRANSIENT));
      tree.ask(new StopChild(supervisor(tree, "s3")));
      ActorRef<Scripted> worker =
          supervisor(tree, "s2").ask(new StartChild<>(seeds.child("w3", PERMANENT))).await();

      worker.tell(PANIC);
      worker.ask(new Note("back")).await();

      tree.assertCounts(3, 2, 3, 0);
      assertEquals(List.of("start w1", "start w2", "start w3", "stop w3", "start w3"), seeds.diary);
    }
  }

  private static ActorRef<Supervisor> supervisor(Tree tree, String name)
      throws InterruptedException {
    return tree.ask(new Supervisor.FindChild<>(name, Supervisor.class));
  }

  @OnEveryScheduler
  @Tag("E83")
  @Tag("E85")
  void namesInTheRegistryAreBackAfterTheSupervisorOfTheirActorsWasKilled(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Registry registry = world.system().registry();
      Deed register = ctx -> registry.register("worker", ctx.self());
      Tree tree =
          seeds.grow(
              world,
              oneForAll().intensity(3, HOUR),
              Supervisor.of(oneForOne(), seeds.child("worker", PERMANENT, register))
                  .name("middle")
                  .restart(PERMANENT));
      ActorRef<Supervisor> middle = supervisor(tree, "middle");
      registry.register("middle", middle);
      ActorRef<Scripted> first = registry.lookup("worker", Scripted.class).orElseThrow();

      middle.kill();
      first.stopped().await();
      middle.ask(new Supervisor.CountChildren()).await();

      ActorRef<Scripted> second = registry.lookup("worker", Scripted.class).orElseThrow();
      assertFalse(first.equals(second));
      assertEquals(Set.of("middle", "worker"), registry.names());
      second.tell(NORMAL);
      second.ask(new Note("back")).await();
      assertEquals(second, registry.lookup("worker", Scripted.class).orElseThrow());
    }
  }

  @OnEveryScheduler
  @Tag("E86")
  void aSupervisorIsFoundByNameToStopAndRestartItsChildren(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForAll(), seeds.child("worker", PERMANENT));
      world.system().registry().register("middle", tree.top);
      ActorRef<Supervisor> found =
          world.system().registry().lookup("middle", Supervisor.class).orElseThrow();
      ActorRef<Scripted> worker = tree.child("worker");

      found.ask(new StopChild(worker)).await();
      ActorRef<Scripted> next = found.ask(new RestartChild<>(worker)).await();

      next.ask(new Note("here")).await();
    }
  }

  @OnEveryScheduler
  @Tag("E17")
  @Tag("K6")
  void childrenThatFailToStopInOrderDoNotDisturbTheOrder(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(
              world,
              oneForOne(),
              seeds.child("a", PERMANENT),
              stopping(
                  "throws",
                  _ -> {
                    throw new IllegalStateException("on stop");
                  }),
              stopping("blocks", _ -> new Gate().pass()).shutdownTimeout(Duration.ofMillis(50)),
              stopping("sends", ctx -> ctx.children().forEach(child -> child.stopGracefully())),
              seeds.child("z", PERMANENT));

      tree.top.stopGracefully();

      assertEquals(StopReason.normal(), tree.top.stopped().await());
      assertEquals(
          List.of("start a", "start z", "stop z", "sends", "blocks", "throws", "stop a"),
          seeds.diary);
    }
  }

  private ActorSpec<Scripted> stopping(String name, Deed deed) {
    return new Script()
        .onStop(ctx -> {
          seeds.diary.add(name);
          deed.in(ctx);
        })
        .spec()
        .name(name)
        .restart(PERMANENT);
  }
}
