package dev.kameo.verification;

import static dev.kameo.supervision.RestartPolicy.PERMANENT;
import static dev.kameo.supervision.RestartPolicy.TEMPORARY;
import static dev.kameo.supervision.RestartPolicy.TRANSIENT;
import static dev.kameo.verification.Scripted.panic;
import static dev.kameo.verification.Scripted.pass;
import static dev.kameo.verification.Scripted.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Directive;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.StopReason.RestartLimitExceeded;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.Shutdown;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.verification.Scripted.Deed;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Find;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;

/// Restarts of several children together: one for all, and rest for one.
final class GroupRestartTest {

  private static final Do PANIC = panic(new IllegalStateException("broken"));
  private static final Duration HOUR = Duration.ofHours(1);
  private static final SupervisionStrategy ALL = SupervisionStrategy.oneForAll();
  private static final SupervisionStrategy REST = SupervisionStrategy.restForOne();

  /// A parent and its children, which write their starts and stops into one diary.
  private static final class Family {

    final List<String> diary = new CopyOnWriteArrayList<>();
    final Script parents;
    final ActorRef<Scripted> parent;
    final Map<String, ActorRef<Scripted>> children = new HashMap<>();
    final Map<String, Script> scripts = new HashMap<>();

    Family(World world, SupervisionStrategy strategy) {
      this(world, strategy, TEMPORARY);
    }

    Family(World world, SupervisionStrategy strategy, RestartPolicy policy) {
      parents = new Script().strategy(strategy);
      parent = world.system().spawn(parents.spec().restart(policy));
    }

    /// {@return a permanent child}
    ActorSpec<Scripted> child(String name) {
      return child(name, _ -> {});
    }

    /// {@return a permanent child that also does something when it starts}
    ActorSpec<Scripted> child(String name, Deed start) {
      Script script = new Script();
      scripts.put(name, script);
      return script
          .onStart(ctx -> {
            diary.add("start " + name);
            start.in(ctx);
          })
          .onStop(_ -> diary.add("stop " + name))
          .spec()
          .name(name)
          .restart(PERMANENT);
    }

    Family with(ActorSpec<Scripted> spec) throws InterruptedException {
      children.put(spec.name(), spawn(parent, spec));
      return this;
    }

    Family with(String... names) throws InterruptedException {
      for (String name : names) {
        with(child(name));
      }
      return this;
    }

    ActorRef<Scripted> get(String name) {
      return children.get(name);
    }

    /// Fails one child, and waits until it and others are back.
    void fail(String name, String... back) throws InterruptedException {
      get(name).tell(PANIC);
      get(name).ask(new Note("back")).await();
      for (String other : back) {
        get(other).ask(new Note("back")).await();
      }
    }

    /// {@return what has been written since the first starts}
    List<String> sinceSpawned() {
      return diary.subList(children.size(), diary.size());
    }
  }

  @OnEveryScheduler
  @Tag("E59")
  void oneForAllStopsTheOthersInReverseOrderAndStartsAllInOrder(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, ALL).with("a", "b", "c");

      family.fail("b", "c");

      assertEquals(
          List.of("stop b", "stop c", "stop a", "start a", "start b", "start c"),
          family.sinceSpawned());
      assertTrue(family.parent.isAlive());
    }
  }

  @OnEveryScheduler
  @Tag("E100")
  void restForOneLeavesThoseAloneThatWereSpawnedBefore(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, REST).with("a", "b", "c", "d", "e");

      family.fail("c", "e");

      assertEquals(
          List.of("stop c", "stop e", "stop d", "start c", "start d", "start e"),
          family.sinceSpawned());
    }
  }

  @OnEveryScheduler
  @Tag("E101")
  void aParentThatStopsStopsItsChildrenInTheReverseOfTheirStarts(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, REST).with("a", "b", "c", "d", "e");
      family.fail("c", "e");
      int before = family.diary.size();

      family.parent.stopGracefully();
      family.parent.stopped().await();

      assertEquals(
          List.of("stop e", "stop d", "stop c", "stop b", "stop a"),
          family.diary.subList(before, before + 5));
    }
  }

  @OnEveryScheduler
  @Tag("E70")
  void aGroupRestartCountsOnceHoweverManyItTouches(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, ALL.intensity(2, HOUR)).with("a", "b", "c", "d");

      family.fail("a", "d");
      family.fail("d", "d");
      family.get("b").tell(PANIC);

      RestartLimitExceeded reason =
          assertInstanceOf(RestartLimitExceeded.class, family.parent.stopped().await());
      assertEquals(family.get("b").id(), reason.id());
    }
  }

  @OnEveryScheduler
  @Tag("E70")
  void restForOneCountsFailuresOfAllChildren(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, REST.intensity(2, HOUR)).with("a", "b", "c");

      family.fail("a", "c");
      family.fail("c");
      family.get("b").tell(PANIC);

      assertInstanceOf(RestartLimitExceeded.class, family.parent.stopped().await());
    }
  }

  @OnEveryScheduler
  @Tag("E53")
  @Tag("B16")
  void aTemporaryBystanderIsStoppedAndNotRestarted(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, ALL);
      family.with("a").with(family.child("b").restart(TEMPORARY));

      family.get("a").tell(new Do(ctx -> ctx.stop()));
      family.get("a").ask(new Note("back")).await();

      assertEquals(new StopReason.SupervisorShutdown(), family.get("b").stopped().await());
      assertEquals(List.of("stop a", "stop b", "start a"), family.sinceSpawned());
      assertEquals(
          List.of(family.get("a")), family.parent.ask(new Find<>(ctx -> ctx.children())).await());
    }
  }

  @OnEveryScheduler
  void aTransientBystanderIsRestartedThoughItsEndWasOrderly(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, ALL);
      family.with("a").with(family.child("b").restart(TRANSIENT));

      family.fail("a", "b");

      assertEquals(List.of("stop a", "stop b", "start a", "start b"), family.sinceSpawned());
    }
  }

  @OnEveryScheduler
  void aTemporaryChildThatFailsIsNoReasonForARestart(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, ALL);
      family.with("a").with(family.child("b").restart(TEMPORARY));

      family.get("b").tell(PANIC);
      family.get("b").stopped().await();
      family.get("a").ask(new Note("undisturbed")).await();

      assertEquals(List.of("stop b"), family.sinceSpawned());
    }
  }

  @OnEveryScheduler
  @Tag("B17")
  void aGroupDoesNotWaitForChildrenThatHaveEnded(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, ALL);
      family
          .with("a")
          .with(family.child("b").restart(TEMPORARY))
          .with(family.child("c").restart(TRANSIENT));
      family.get("b").tell(PANIC);
      family.get("b").stopped().await();
      family.get("c").stopGracefully();
      family.get("c").stopped().await();

      family.get("a").tell(PANIC);
      family.get("a").ask(new Note("answered")).await();

      assertEquals(List.of("stop b", "stop c", "stop a", "start a"), family.sinceSpawned());
    }
  }

  @OnEveryScheduler
  void bystandersKeepTheirRefsTheirQueuesAndTheirLinks(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, ALL).with("a");
      Script script = new Script();
      ActorRef<Scripted> bystander = spawn(family.parent, script.spec(PERMANENT).name("b"));
      Script watching = new Script().onLinkDied(_ -> Directive.resume());
      ActorRef<Scripted> watcher = world.system().spawn(watching.spec().link(bystander));
      watcher.ask(new Do(ctx -> ctx.watch(bystander, _ -> new Note("ended")))).await();
      Gate gate = new Gate();
      bystander.tell(pass(gate));
      world.await(gate.reached());
      bystander.tell(new Note("queued"));
      Reply<Void> asked = bystander.ask(new Note("asked"));

      family.get("a").tell(PANIC);
      world.awaitUntil(() -> family.diary.contains("stop a"));
      gate.open();

      asked.await();
      family.get("a").ask(new Note("back")).await();
      watcher.ask(new Note("heard nothing")).await();
      bystander.ask(new Note("end")).await();
      assertEquals(2, count(script.diary, "start"));
      assertEquals(
          List.of("queued", "asked", "end"),
          script.diary.stream().filter(line -> !line.matches("(start|on).*")).toList());
      assertEquals(List.of("heard nothing"), watching.diary);
    }
  }

  @OnEveryScheduler
  @Tag("E61")
  void aSiblingThatCannotStartUsesUpTheRestarts(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, ALL.intensity(4, HOUR));
      family.with("a").with(family.child("b", failing(2, 99)));

      family.get("a").tell(PANIC);

      RestartLimitExceeded reason =
          assertInstanceOf(RestartLimitExceeded.class, family.parent.stopped().await());
      assertEquals(family.get("b").id(), reason.id());
      assertInstanceOf(StopReason.StartFailed.class, reason.cause());
      assertEquals(4, count(family.sinceSpawned(), "start b"));
      assertTrue(family.get("a").stopped().isDone());
    }
  }

  @OnEveryScheduler
  @Tag("E62")
  void whatWasStartedAgainIsStoppedBeforeTheWholeGroupIsRetried(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, ALL.intensity(3, HOUR));
      family.with("a").with(family.child("b", failing(2, 2)));

      family.fail("a", "b");

      assertEquals(
          List.of("stop a", "stop b", "start a", "start b", "stop a", "start a", "start b"),
          family.sinceSpawned());
      assertEquals(
          List.of("onStop Panicked: IllegalStateException in Do", "onStop SupervisorShutdown"),
          family.scripts.get("a").diary.stream()
              .filter(line -> line.startsWith("onStop"))
              .toList());
    }
  }

  @OnEveryScheduler
  void restForOneTriesAgainFromTheChildThatCouldNotStart(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, REST.intensity(3, HOUR));
      family.with("a", "b").with(family.child("c", failing(2, 3))).with("d");

      family.fail("b", "d");

      assertEquals(
          List.of(
              "stop b", "stop d", "stop c", "start b", "start c", "start c", "start c", "start d"),
          family.sinceSpawned());
    }
  }

  @OnEveryScheduler
  @Tag("E71")
  void restForOneGivesUpWhenALaterChildCannotStart(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, REST.intensity(4, HOUR));
      family.with("a").with(family.child("b", failing(2, 99)));

      family.get("a").tell(PANIC);

      assertInstanceOf(RestartLimitExceeded.class, family.parent.stopped().await());
      assertTrue(family.get("b").stopped().isDone());
      assertEquals(4, count(family.sinceSpawned(), "start b"));
      assertEquals(1, count(family.sinceSpawned(), "start a"));
    }
  }

  @OnEveryScheduler
  @Tag("K2")
  void twoFailuresAtTheSameInstantAreOneRestartOfAll(String scheduler) throws Exception {
    for (List<String> order : List.of(List.of("a", "b"), List.of("b", "a"))) {
      try (World world = World.on(scheduler)) {
        Family family = new Family(world, ALL.intensity(1, HOUR)).with("a", "b");

        Scripted.failTogether(family.parent, order.stream().map(family::get).toList());
        family.get("a").ask(new Note("back")).await();
        family.get("b").ask(new Note("back")).await();

        assertTrue(family.parent.isAlive());
        assertEquals(
            List.of("start a", "start b"),
            family.sinceSpawned().subList(2, family.sinceSpawned().size()));
      }
    }
  }

  @OnEveryScheduler
  @Tag("K3")
  void aSiblingThatFailsWhileItIsStoppedIsNeitherCountedNorRestartedTwice(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, ALL.intensity(1, HOUR)).with("a", "b");
      Gate gate = new Gate();
      family
          .get("b")
          .tell(
              new Do(_ -> {
                gate.pass();
                throw new IllegalStateException("on its way out");
              }));
      world.await(gate.reached());

      family.get("a").tell(PANIC);
      world.awaitUntil(() -> family.diary.contains("stop a"));
      gate.open();
      family.get("b").ask(new Note("back")).await();

      assertEquals(List.of("stop a", "stop b", "start a", "start b"), family.sinceSpawned());
      assertTrue(family.parent.isAlive());
    }
  }

  @OnEveryScheduler
  @Tag("K3")
  void aSiblingThatFailsBeforeItsTurnToStopIsNeitherCountedNorRestartedTwice(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, ALL.intensity(1, HOUR)).with("a", "b");
      Gate gate = new Gate();
      family.with(
          new Script()
              .onStart(_ -> family.diary.add("start c"))
              .onStop(_ -> {
                gate.pass();
                family.diary.add("stop c");
              })
              .spec()
              .name("c")
              .restart(PERMANENT)
              .shutdown(Shutdown.infinite()));

      family.get("a").tell(PANIC);
      world.await(gate.reached());
      family.get("b").tell(PANIC);
      world.awaitUntil(() -> family.diary.contains("stop b"));
      gate.open();
      for (String name : List.of("a", "b", "c")) {
        family.get(name).ask(new Note("back")).await();
      }

      assertEquals(
          List.of("stop a", "stop b", "stop c", "start a", "start b", "start c"),
          family.sinceSpawned());
      assertTrue(family.parent.isAlive());
    }
  }

  @OnEveryScheduler
  void aFailureInAGroupThatIsStartingIsANewOne(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, ALL.intensity(2, HOUR));
      Gate gate = new Gate();
      List<String> starts = new CopyOnWriteArrayList<>();
      family
          .with("a")
          .with(
              family.child(
                  "b",
                  _ -> {
                    starts.add("");
                    if (starts.size() == 2) {
                      gate.pass();
                    }
                  }));
      family.get("a").tell(PANIC);
      world.await(gate.reached());

      family.get("a").tell(PANIC);
      world.awaitUntil(() -> count(family.diary, "stop a") == 2);
      gate.open();
      family.get("a").ask(new Note("back")).await();
      family.get("b").ask(new Note("back")).await();

      assertEquals(3, count(family.diary, "start a"));
      assertEquals(3, count(family.diary, "start b"));
      family.get("a").tell(PANIC);
      assertInstanceOf(RestartLimitExceeded.class, family.parent.stopped().await());
    }
  }

  @UnderManySchedules
  void aSiblingThatTakesTooLongToStopIsKilledAndRestarted(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      Family family = new Family(world, ALL);
      family.with("a").with(family.child("b").shutdownTimeout(Duration.ofMillis(50)));
      Gate never = new Gate();
      family.get("b").tell(pass(never));
      world.await(never.reached());

      family.fail("a", "b");

      assertEquals(List.of("stop a", "stop b", "start a", "start b"), family.sinceSpawned());
    }
  }

  @UnderManySchedules
  void theGroupWaitsForTheBackoffOfTheOneThatFailed(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      Family family = new Family(world, ALL.intensity(9, HOUR));
      family
          .with(family.child("a").backoff(Backoff.constant(Duration.ofSeconds(3))))
          .with(family.child("b").backoff(Backoff.constant(Duration.ofSeconds(7))));
      var before = world.system().clock().instant();

      family.fail("a", "b");

      assertEquals(
          Duration.ofSeconds(3), Duration.between(before, world.system().clock().instant()));
    }
  }

  @UnderManySchedules
  void anEarlierSiblingThatFailsWhileTheRestWaitsTakesThemAlong(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      Family family = new Family(world, REST.intensity(9, HOUR));
      family
          .with("a")
          .with(family.child("b").backoff(Backoff.constant(Duration.ofDays(1))))
          .with("c");
      family.get("b").tell(PANIC);
      Subject.letPass(world, Duration.ofSeconds(1));
      var before = world.system().clock().instant();

      family.fail("a", "b", "c");

      assertEquals(
          List.of("stop b", "stop c", "stop a", "start a", "start b", "start c"),
          family.sinceSpawned());
      assertEquals(before, world.system().clock().instant());
    }
  }

  @UnderManySchedules
  void aMemberThatIsStoppedForGoodMeanwhileDoesNotComeBack(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      Family family = new Family(world, ALL.intensity(9, HOUR));
      family
          .with(family.child("a").backoff(Backoff.constant(Duration.ofSeconds(2))))
          .with("b", "c");
      family.get("a").tell(PANIC);
      Subject.letPass(world, Duration.ofSeconds(1));

      family.parent.ask(new Do(ctx -> ctx.stop(family.get("b")))).await();
      family.get("c").ask(new Note("back")).await();

      assertEquals(new StopReason.SupervisorShutdown(), family.get("b").stopped().await());
      assertEquals(
          List.of("stop a", "stop c", "stop b", "start a", "start c"), family.sinceSpawned());
    }
  }

  @OnEveryScheduler
  void aMemberThatIsStoppedForGoodWhileItIsItsTurnDoesNotComeBack(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, ALL.intensity(9, HOUR));
      Gate gate = new Gate();
      family.with("a").with(gated(family, "b", "stop b", gate)).with("c");
      family.get("a").tell(PANIC);
      world.await(gate.reached());

      family.parent.ask(new Do(ctx -> ctx.stop(family.get("b")))).await();
      gate.open();
      family.get("c").ask(new Note("back")).await();

      assertTrue(family.get("b").stopped().isDone());
      assertEquals(
          List.of("stop a", "stop c", "stop b", "start a", "start c"), family.sinceSpawned());
    }
  }

  @OnEveryScheduler
  void aMemberThatIsStoppedForGoodWhileItStartsDoesNotHoldUpTheOthers(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, ALL.intensity(9, HOUR));
      Gate gate = new Gate();
      List<String> starts = new CopyOnWriteArrayList<>();
      family
          .with("a")
          .with(
              family.child(
                  "b",
                  _ -> {
                    starts.add("");
                    if (starts.size() == 2) {
                      gate.pass();
                      throw new IllegalStateException("cannot start");
                    }
                  }))
          .with("c");
      family.get("a").tell(PANIC);
      world.await(gate.reached());

      family.parent.ask(new Do(ctx -> ctx.stop(family.get("b")))).await();
      gate.open();
      family.get("c").ask(new Note("back")).await();

      assertEquals(
          List.of("stop a", "stop c", "stop b", "start a", "start b", "start c"),
          family.sinceSpawned());
    }
  }

  @UnderManySchedules
  void aParentThatChangesItsMindStillRestartsTheWholeGroupItHasStopped(String schedule)
      throws Exception {
    try (World world = World.on(schedule)) {
      List<SupervisionStrategy> strategies = new ArrayList<>(List.of(ALL.intensity(9, HOUR)));
      Script script =
          new Script()
              .strategy(() ->
                  strategies.size() > 1
                      ? strategies.removeFirst()
                      : SupervisionStrategy.oneForOne().intensity(9, HOUR));
      strategies.add(ALL);
      Family family = new Family(world, ALL);
      ActorRef<Scripted> parent = world.system().spawn(script.spec());
      ActorRef<Scripted> a = spawn(parent, family.child("a", failing(2, 2)));
      ActorRef<Scripted> b = spawn(parent, family.child("b"));

      a.tell(PANIC);
      a.ask(new Note("back")).await();
      b.ask(new Note("back")).await();

      assertEquals(
          List.of("stop a", "stop b", "start a", "start a", "start b"),
          family.diary.subList(2, family.diary.size()));
    }
  }

  @OnEveryScheduler
  @Tag("K4")
  void aParentThatIsToldToStopAtAnyStepOfAGroupRestartStopsCleanly(String scheduler)
      throws Exception {
    for (String place : List.of("stop a", "stop b", "stop c", "start a", "start b", "start c")) {
      try (World world = World.on(scheduler)) {
        Family family = new Family(world, ALL.intensity(9, HOUR));
        Gate gate = new Gate();
        for (String name : List.of("a", "b", "c")) {
          family.with(gated(family, name, place, gate));
        }

        family.get("b").tell(PANIC);
        world.await(gate.reached());
        family.parent.stopGracefully();
        Reply<StopReason> stopped = family.parent.stopped();
        gate.open();

        assertEquals(StopReason.normal(), stopped.await(), place);
        for (ActorRef<Scripted> child : family.children.values()) {
          assertTrue(child.stopped().isDone(), place + ": " + child);
        }
        for (String name : List.of("a", "b", "c")) {
          assertEquals(
              count(family.diary, "start " + name), count(family.diary, "stop " + name), place);
        }
      }
    }
  }

  @OnEveryScheduler
  void aParentThatIsKilledInAGroupRestartTakesTheGroupAlong(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Family family = new Family(world, ALL.intensity(9, HOUR));
      Gate gate = new Gate();
      family.with(gated(family, "a", "start a", gate)).with("b");
      family.get("b").tell(PANIC);
      world.await(gate.reached());

      family.parent.kill();
      gate.open();

      assertEquals(StopReason.killed(), family.parent.stopped().await());
      assertTrue(family.get("a").stopped().isDone());
      assertTrue(family.get("b").stopped().isDone());
      assertEquals(count(family.diary, "start a"), count(family.diary, "stop a"));
      assertFalse(family.parent.isAlive());
    }
  }

  /// {@return a child that stands at the gate when it does, the second time, what is said}
  private static ActorSpec<Scripted> gated(Family family, String name, String place, Gate gate) {
    Deed maybe =
        _ -> {
          String last = family.diary.getLast();
          boolean isRestarting = family.diary.stream().anyMatch(line -> line.startsWith("stop"));
          if (last.equals(place) && isRestarting && !gate.reached().isDone()) {
            gate.pass();
          }
        };
    return new Script()
        .onStart(ctx -> {
          family.diary.add("start " + name);
          maybe.in(ctx);
        })
        .onStop(ctx -> {
          family.diary.add("stop " + name);
          maybe.in(ctx);
        })
        .spec()
        .name(name)
        .restart(PERMANENT);
  }

  /// {@return a deed that fails from one time to another}
  private static Deed failing(int from, int to) {
    List<String> times = new CopyOnWriteArrayList<>();
    return _ -> {
      times.add("");
      if (times.size() >= from && times.size() <= to) {
        throw new IllegalStateException("cannot start");
      }
    };
  }

  private static long count(List<String> lines, String line) {
    return lines.stream().filter(line::equals).count();
  }
}
