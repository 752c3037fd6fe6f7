package dev.kameo.verification;

import static dev.kameo.supervision.AutoShutdown.ALL_SIGNIFICANT;
import static dev.kameo.supervision.AutoShutdown.ANY_SIGNIFICANT;
import static dev.kameo.supervision.RestartPolicy.PERMANENT;
import static dev.kameo.supervision.RestartPolicy.TEMPORARY;
import static dev.kameo.supervision.RestartPolicy.TRANSIENT;
import static dev.kameo.supervision.SupervisionStrategy.oneForAll;
import static dev.kameo.supervision.SupervisionStrategy.oneForOne;
import static dev.kameo.supervision.SupervisionStrategy.simpleOneForOne;
import static dev.kameo.verification.Scripted.pass;
import static dev.kameo.verification.Tree.HOUR;
import static dev.kameo.verification.Tree.PANIC;
import static dev.kameo.verification.Tree.SHUTDOWN;
import static dev.kameo.verification.Tree.failing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Directive;
import dev.kameo.Registry;
import dev.kameo.StopReason;
import dev.kameo.StopReason.RestartLimitExceeded;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.RestartLimit;
import dev.kameo.supervision.Supervisor;
import dev.kameo.supervision.Supervisor.RestartChild;
import dev.kameo.supervision.Supervisor.StopChild;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import dev.kameo.verification.Tree.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The edges of limits, delays and ends: what still counts, and what others see of an actor between
/// two lives.
final class RestartEdgesTest {

  private static final Duration FIVE = Duration.ofSeconds(5);
  private static final Do NORMAL = new Do(ctx -> ctx.stop());

  private final Seeds seeds = new Seeds();

  // Limits

  @ParameterizedTest
  @CsvSource({"0, false", "-1, true"})
  @Tag("F16")
  void aRetryThatFailsCountsWhenItFailsToTheNanosecond(long nanos, boolean survives)
      throws Exception {
    try (World world = World.on("simulation")) {
      Duration within = FIVE.multipliedBy(2).plusNanos(nanos);
      Tree tree =
          seeds.grow(
              world,
              oneForOne().intensity(2, within),
              seeds.child("a", PERMANENT, failing(2, 3)).backoff(Backoff.constant(FIVE)));
      Instant begin = world.system().clock().instant();

      tree.child("a").tell(PANIC); // counts now, in five seconds and in ten

      if (survives) {
        tree.child("a").ask(new Note("back")).await();
        assertEquals(FIVE.multipliedBy(3), since(world, begin));
      } else {
        assertInstanceOf(RestartLimitExceeded.class, tree.top.stopped().await());
        assertEquals(FIVE.multipliedBy(2), since(world, begin));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, false", "2, true"})
  @Tag("F17")
  void aWindowMayBeANanosecond(long nanosLater, boolean survives) throws Exception {
    try (World world = World.on("simulation")) {
      Tree tree =
          seeds.grow(
              world, oneForOne().intensity(1, Duration.ofNanos(1)), seeds.child("a", PERMANENT));
      tree.fail("a");

      Subject.letPass(world, Duration.ofNanos(nanosLater));
      tree.child("a").tell(PANIC);

      if (survives) {
        tree.child("a").ask(new Note("back")).await();
      } else {
        assertInstanceOf(RestartLimitExceeded.class, tree.top.stopped().await());
      }
    }
  }

  @OnEveryScheduler
  @Tag("F18")
  void limitsMayBeAsLargeAsNumbersAre(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Duration ever = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
      int most = RestartLimit.UNLIMITED - 1;
      Tree tree =
          seeds.grow(
              world,
              oneForAll().intensity(most, ever),
              seeds.child("a", PERMANENT).restartLimit(most, ever),
              seeds.child("b", PERMANENT).restartLimit(most, ever));

      for (int i = 0; i < 5; i++) {
        tree.fail("a");
        tree.fail("b");
      }

      tree.assertCounts(2, 2, 0, 2);
    }
  }

  @OnEveryScheduler
  @Tag("F19")
  void endsThatAskForNoRestartCountForNothing(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForAll().intensity(0, HOUR), seeds.child("a", PERMANENT));
      ActorRef<Scripted> temporary = tree.start(seeds.child("b", TEMPORARY));
      ActorRef<Scripted> finished = tree.start(seeds.child("c", TRANSIENT));

      temporary.tell(PANIC);
      temporary.stopped().await();
      finished.tell(NORMAL);
      finished.stopped().await();

      tree.assertCounts(2, 1, 0, 2);
      tree.child("a").tell(PANIC);
      assertInstanceOf(RestartLimitExceeded.class, tree.top.stopped().await());
      assertEquals(1, count("start a"));
    }
  }

  @OnEveryScheduler
  @Tag("F20")
  void theLimitOfAChildIsUsedUpByItsOwnFailuresAlone(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(
              world,
              oneForAll().intensity(9, HOUR),
              seeds.child("a", PERMANENT),
              seeds.child("b", PERMANENT).restartLimit(1, HOUR));
      ActorRef<Scripted> b = tree.child("b");
      for (int i = 0; i < 3; i++) {
        tree.fail("a");
        b.ask(new Note("back with it")).await();
      }
      tree.fail("b");

      b.tell(PANIC);

      RestartLimitExceeded reason =
          assertInstanceOf(RestartLimitExceeded.class, tree.top.stopped().await());
      assertEquals(b.id(), reason.id());
    }
  }

  @OnEveryScheduler
  @Tag("F21")
  void aChildThatIsRestartedByHandHasItsLimitAnew(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(
              world,
              oneForOne().intensity(9, HOUR),
              seeds.child("a", PERMANENT).restartLimit(1, HOUR));
      tree.fail("a");
      tree.ask(new StopChild(tree.child("a")));
      tree.ask(new RestartChild<>(tree.child("a")));

      tree.fail("a");
      tree.child("a").tell(PANIC);

      assertInstanceOf(RestartLimitExceeded.class, tree.top.stopped().await());
      assertEquals(4, count("start a"));
    }
  }

  @UnderManySchedules
  @Tag("F22")
  void theDelaysOfAGroupAreThoseOfTheOneThatFails(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      Backoff longer = Backoff.exponential(Duration.ofSeconds(1), Duration.ofSeconds(60));
      List<Instant> starts = new ArrayList<>();
      Tree tree =
          seeds.grow(
              world,
              oneForAll().intensity(9, HOUR),
              seeds
                  .child("a", PERMANENT, ctx -> starts.add(ctx.clock().instant()))
                  .backoff(Backoff.constant(FIVE)),
              seeds.child("b", PERMANENT, failing(2, 4)).backoff(longer));

      tree.fail("a");
      tree.child("b").ask(new Note("back")).await();

      List<Long> gaps = new ArrayList<>();
      for (int i = 1; i < starts.size(); i++) {
        gaps.add(Duration.between(starts.get(i - 1), starts.get(i)).toSeconds());
      }
      assertEquals(List.of(5L, 1L, 2L, 4L), gaps);
    }
  }

  // Between two lives

  @UnderManySchedules
  @Tag("F23")
  void aNameInTheRegistryIsTakenWhileItsActorWaitsForItsRestart(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      Registry registry = world.system().registry();
      Tree tree = waiting(world);
      ActorRef<Scripted> child = tree.child("a");
      ActorRef<Scripted> other = world.system().spawn(new Script().spec());

      assertFalse(registry.register("name", other));
      assertEquals(child, registry.lookup("name", Scripted.class).orElseThrow());
      tree.ask(new StopChild(child));

      assertTrue(registry.register("name", other));
      assertEquals(other, registry.lookup("name", Scripted.class).orElseThrow());
    }
  }

  @UnderManySchedules
  @Tag("F24")
  void whoWatchesOrLinksBetweenTwoLivesHearsOfTheLastEndOnce(String schedule) throws Exception {
    for (boolean comesBack : new boolean[] {true, false}) {
      try (World world = World.on(schedule)) {
        Tree tree = waiting(world);
        ActorRef<Scripted> child = tree.child("a");
        Script script = new Script().onLinkDied(_ -> Directive.resume());
        ActorRef<Scripted> other = world.system().spawn(script.spec());
        other
            .ask(
                new Do(ctx -> {
                  ctx.watch(child, reason -> new Note("ended " + reason));
                  ctx.self().link(child);
                }))
            .await();
        if (comesBack) {
          child.ask(new Note("back")).await();
          other.ask(new Note("nothing")).await();
          assertEquals(List.of("nothing"), script.diary);
        }
        script.diary.clear();

        tree.ask(new StopChild(child));
        Subject.letPass(world, Duration.ofDays(2));

        assertEquals(
            List.of("ended SupervisorShutdown", "onLinkDied " + child.id() + " SupervisorShutdown"),
            script.diary.stream().sorted().toList());
      }
    }
  }

  /// {@return one whose only child waits for its restart, for a day, and has a name in the
  /// registry}
  private Tree waiting(World world) throws InterruptedException {
    Tree tree =
        seeds.grow(
            world,
            oneForOne(),
            seeds.child("a", PERMANENT).backoff(Backoff.constant(Duration.ofDays(1))));
    world.system().registry().register("name", tree.child("a"));
    tree.child("a").tell(PANIC);
    Subject.letPass(world, HOUR);
    return tree;
  }

  // Ends

  @UnderManySchedules
  @Tag("F25")
  void closingTakesAsLongAsOneOfManyIndependentChildrenThatHang(String schedule) throws Exception {
    List<ActorRef<Scripted>> children = new ArrayList<>();
    Instant begin;
    World world = World.on(schedule);
    try (world) {
      Tree tree = seeds.grow(world, simpleOneForOne());
      for (int i = 0; i < 10; i++) {
        Gate never = new Gate();
        children.add(tree.start(new Script().spec().restart(PERMANENT)));
        children.getLast().tell(pass(never));
        world.await(never.reached());
      }
      begin = world.system().clock().instant();
    }

    assertEquals(FIVE, since(world, begin));
    for (ActorRef<Scripted> child : children) {
      assertEquals(StopReason.killed(), child.stopped().await());
    }
  }

  @OnEveryScheduler
  @Tag("F26")
  void anAutoShutdownIsAnEndThatMayShutTheNextOneDown(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorSpec<Supervisor> low =
          Supervisor.of(
                  oneForOne().autoShutdown(ANY_SIGNIFICANT),
                  seeds.child("job", TRANSIENT).significant(true),
                  seeds.child("helper", PERMANENT))
              .name("low")
              .restart(TRANSIENT)
              .significant(true);
      Tree tree =
          seeds.grow(
              world,
              oneForOne().autoShutdown(ALL_SIGNIFICANT),
              low,
              seeds.child("bystander", PERMANENT));
      ActorRef<Supervisor> inner = tree.ask(new Supervisor.FindChild<>("low", Supervisor.class));
      ActorRef<Scripted> job = inner.ask(new Supervisor.FindChild<>("job", Scripted.class)).await();

      job.tell(NORMAL);

      assertEquals(StopReason.normal(), tree.top.stopped().await());
      assertEquals(StopReason.normal(), inner.stopped().await());
      assertEquals(List.of("stop job", "stop helper", "stop bystander"), seeds.diary.subList(3, 6));
    }
  }

  @UnderManySchedules
  @Tag("F27")
  void anAutoShutdownDoesNotWaitForAChildThatWaitsForItsRestart(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      Tree tree =
          seeds.grow(
              world,
              oneForOne().autoShutdown(ANY_SIGNIFICANT),
              seeds.child("a", PERMANENT).backoff(Backoff.constant(Duration.ofDays(1))),
              seeds.child("job", TEMPORARY).significant(true));
      ActorRef<Scripted> waiting = tree.child("a");
      waiting.tell(PANIC);
      Subject.letPass(world, HOUR);
      Instant begin = world.system().clock().instant();

      tree.child("job").tell(NORMAL);

      assertEquals(StopReason.normal(), tree.top.stopped().await());
      assertEquals(SHUTDOWN, waiting.stopped().await());
      assertEquals(Duration.ZERO, since(world, begin));
      assertEquals(1, count("start a"));
    }
  }

  private static Duration since(World world, Instant begin) {
    return Duration.between(begin, world.system().clock().instant());
  }

  private long count(String line) {
    return seeds.diary.stream().filter(line::equals).count();
  }
}
