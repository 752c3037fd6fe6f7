package dev.kameo.verification;

import static dev.kameo.verification.Scripted.panic;
import static dev.kameo.verification.Scripted.pass;
import static dev.kameo.verification.Scripted.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSnapshot;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.MailboxSpec;
import dev.kameo.SystemTree;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.ChildState;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Find;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What a system says about its actors at one moment.
final class TreeTest {

  private static final IllegalStateException BOOM = new IllegalStateException("boom");

  private static ActorSnapshot find(World world, String path) {
    return world.system().tree().find(path).orElseThrow();
  }

  private static ChildState state(World world, String path) {
    return find(world, path).state();
  }

  private static ActorSpec<Scripted> named(String name) {
    return new Script().spec().name(name);
  }

  @OnEveryScheduler
  void hasAllActorsWithTheirChildrenInOrder(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> boss = world.system().spawn(named("boss"));
      ActorRef<Scripted> first = spawn(boss, named("first"));
      ActorRef<Scripted> second = spawn(boss, named("second"));
      ActorRef<Scripted> below = spawn(first, named("below"));

      SystemTree tree = world.system().tree();

      assertEquals("world", tree.system());
      assertFalse(tree.closed());
      assertEquals(
          List.of("boss", "boss/first", "boss/first/below", "boss/second"),
          tree.all().stream().skip(1).map(ActorSnapshot::path).toList());
      assertEquals(
          List.of(boss.id(), first.id(), below.id(), second.id()),
          tree.all().stream().skip(1).map(ActorSnapshot::id).toList());
      assertEquals(Optional.empty(), tree.find("boss/nobody"));
    }
  }

  @OnEveryScheduler
  void readsAsALineForEachActor(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> boss = world.system().spawn(named("boss"));
      spawn(boss, named("first").mailbox(MailboxSpec.bounded(5)).restart(RestartPolicy.TRANSIENT));
      ActorRef<Scripted> second = spawn(boss, new Script().spec());
      spawn(second, named("below"));

      String text = world.system().tree().toString();

      assertEquals(
          """
          world
          ├─ $1 (Relay #1) RUNNING, 0 restarts, mailbox 0, TEMPORARY
          └─ boss (Scripted #2) RUNNING, 0 restarts, mailbox 0, TEMPORARY
             ├─ first (Scripted #3) RUNNING, 0 restarts, mailbox 0/5, TRANSIENT
             └─ $4 (Scripted #4) RUNNING, 0 restarts, mailbox 0, TEMPORARY
                └─ below (Scripted #5) RUNNING, 0 restarts, mailbox 0, TEMPORARY\
          """,
          text);
    }
  }

  @OnEveryScheduler
  void countsWhatWaitsAndNotWhatIsHandled(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> busy = world.system().spawn(named("busy").mailbox(MailboxSpec.bounded(9)));
      Gate gate = new Gate();
      busy.tell(pass(gate));
      world.await(gate.reached());

      busy.tell(new Note("one"));
      busy.tell(new Note("two"));
      ActorSnapshot found = find(world, "busy");
      gate.open();

      assertEquals(2, found.waiting());
      assertEquals(9, found.mailbox().capacity());
      assertTrue(found.toString().contains("mailbox 2/9"), found::toString);
    }
  }

  @OnEveryScheduler
  void isSeenFromInsideAnActorToo(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> ref = world.system().spawn(named("looking"));

      SystemTree tree = ref.ask(new Find<>(ctx -> ctx.system().tree())).await();

      assertEquals(ChildState.RUNNING, tree.find("looking").orElseThrow().state());
    }
  }

  @Nested
  final class TheState {

    @OnEveryScheduler
    void isStartingUntilOnStartHasEnded(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        Gate gate = new Gate();
        ActorRef<Scripted> slow =
            world.system().spawn(new Script().onStart(_ -> gate.pass()).spec().name("slow"));
        world.await(gate.reached());

        ChildState before = state(world, "slow");
        gate.open();
        slow.started().await();

        assertEquals(ChildState.STARTING, before);
        assertEquals(ChildState.RUNNING, state(world, "slow"));
      }
    }

    @OnEveryScheduler
    void isRestartingWhileTheBackoffRuns(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Scripted> ref =
            world
                .system()
                .spawn(
                    named("ill")
                        .restart(RestartPolicy.PERMANENT)
                        .backoff(Backoff.constant(Duration.ofHours(1))));

        ref.tell(panic(BOOM));
        world.awaitUntil(() -> state(world, "ill") == ChildState.RESTARTING);

        assertEquals(ChildState.RESTARTING, state(world, "ill"));
        assertEquals(0, find(world, "ill").restarts());
      }
    }

    @OnEveryScheduler
    void isRunningAgainAfterARestartThatCounts(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Scripted> ref =
            world.system().spawn(named("healed").restart(RestartPolicy.PERMANENT));

        ref.tell(panic(BOOM));
        ref.ask(new Note("in the next life")).await();

        assertEquals(ChildState.RUNNING, state(world, "healed"));
        assertEquals(1, find(world, "healed").restarts());
        assertTrue(find(world, "healed").toString().contains("1 restart,"));
      }
    }

    @OnEveryScheduler
    void isStoppingAsLongAsItTakesAndThenTheActorIsGone(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Scripted> ref = world.system().spawn(named("leaving"));
        Gate gate = new Gate();
        ref.tell(pass(gate));
        world.await(gate.reached());

        ref.stopGracefully();
        ChildState before = state(world, "leaving");
        boolean alive = ref.isAlive();
        gate.open();
        ref.stopped().await();

        assertEquals(ChildState.STOPPING, before);
        assertFalse(alive);
        assertEquals(Optional.empty(), world.system().tree().find("leaving"));
      }
    }

    @OnEveryScheduler
    void isTheSameForTheParentWhileTheLastMessageIsHandled(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Scripted> boss = world.system().spawn(named("boss"));

        for (RestartPolicy policy : RestartPolicy.values()) {
          ActorRef<Scripted> child = spawn(boss, named(policy.name()).restart(policy));
          Gate gate = new Gate();
          child.tell(pass(gate));
          world.await(gate.reached());
          child.stopGracefully();
          ChildState known = boss.ask(new Find<>(ctx -> ctx.childState(child))).await();
          boolean returns = policy == RestartPolicy.PERMANENT;

          assertEquals(returns ? ChildState.RUNNING : ChildState.STOPPING, known);
          assertEquals(known, state(world, "boss/" + policy));
          assertEquals(returns, child.isAlive());
          gate.open();
        }
      }
    }
  }

  @Nested
  final class TheStrategy {

    @OnEveryScheduler
    void isWhatTheActorSaidWhenItWasAsked(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        SupervisionStrategy said =
            SupervisionStrategy.restForOne().intensity(7, Duration.ofMinutes(1));
        AtomicInteger asked = new AtomicInteger();
        Script script =
            new Script()
                .strategy(() -> {
                  asked.incrementAndGet();
                  return said;
                });
        ActorRef<Scripted> boss = world.system().spawn(script.spec().name("boss"));
        ActorRef<Scripted> child = spawn(boss, named("child").restart(RestartPolicy.PERMANENT));

        Optional<SupervisionStrategy> before = find(world, "boss").strategy();
        child.tell(panic(BOOM));
        child.ask(new Note("healed")).await();
        int asks = asked.get();
        ActorSnapshot after = find(world, "boss");

        assertEquals(Optional.empty(), before);
        assertEquals(Optional.of(said), after.strategy());
        assertTrue(after.toString().endsWith(", REST_FOR_ONE (7 within PT1M)"), after::toString);
        assertEquals(asks, asked.get());
      }
    }

    @OnEveryScheduler
    void isForgottenWithTheLifeThatSaidIt(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Scripted> boss =
            world.system().spawn(named("boss").restart(RestartPolicy.PERMANENT));
        ActorRef<Scripted> child = spawn(boss, named("child").restart(RestartPolicy.PERMANENT));
        child.tell(panic(BOOM));
        child.ask(new Note("healed")).await();

        boss.tell(panic(BOOM));
        boss.ask(new Note("healed")).await();

        assertEquals(Optional.empty(), find(world, "boss").strategy());
        assertEquals(List.of(), find(world, "boss").children());
      }
    }
  }

  @OnEveryScheduler
  void fitsTogetherForEachActorWhateverHappensMeanwhile(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorSpec<Scripted> mortal =
          new Script()
              .spec()
              .name("mortal")
              .restart(RestartPolicy.PERMANENT)
              .restartLimit(Integer.MAX_VALUE - 1, Duration.ofNanos(1));
      ActorRef<Scripted> ref = world.system().spawn(mortal);
      ref.started().await();
      ActorRef<Scripted> killer = world.system().spawn(named("killer"));
      killer.tell(
          new Do(_ -> {
            for (int i = 0; i < 50; i++) {
              ref.kill();
              ref.ask(new Note("alive")).await();
            }
          }));

      int restarts = 0;
      while (restarts < 50) {
        ActorSnapshot found =
            ref.ask(new Find<>(ctx -> ctx.system().tree())).await().find("mortal").orElseThrow();
        assertTrue(found.restarts() >= restarts, "they only grow");
        assertTrue(
            found.state() == ChildState.RUNNING || found.state() == ChildState.RESTARTING,
            found::toString);
        restarts = found.restarts();
      }

      killer.ask(new Note("done")).await();
      assertEquals(50, find(world, "mortal").restarts());
    }
  }

  @Test
  void isAboutOneLifeOfAnActorThatGetsAnotherWhileItIsLookedAt() throws Exception {
    DisturbedProvider scheduler = new DisturbedProvider();
    AtomicInteger life = new AtomicInteger();
    ActorSpec<Scripted> mortal =
        new Script()
            .onStart(ctx -> ctx.spawn(named("of life " + life.incrementAndGet())))
            .spec()
            .name("mortal")
            .restart(RestartPolicy.PERMANENT);
    try (ActorSystem system = ActorSystem.builder().scheduler(scheduler).create()) {
      ActorRef<Scripted> ref = system.spawn(mortal);
      ref.started().await();
      scheduler.disturbOnce(() -> {
        ref.kill();
        ref.ask(new Note("in the next life")).toCompletableFuture().join();
      });

      ActorSnapshot found = system.tree().find("mortal").orElseThrow();

      assertEquals(1, found.restarts());
      assertEquals(
          List.of("of life 2"), found.children().stream().map(ActorSnapshot::name).toList());
    }
  }

  @OnEveryScheduler
  void isEmptyAfterTheEndOfTheSystem(String scheduler) {
    World world = World.on(scheduler);
    world.system().spawn(named("somebody"));
    world.close();

    SystemTree tree = world.system().tree();

    assertEquals(new SystemTree("world", true, List.of()), tree);
    assertEquals("world (closed)", tree.toString());
  }
}
