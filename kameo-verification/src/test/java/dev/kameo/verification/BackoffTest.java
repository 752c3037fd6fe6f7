package dev.kameo.verification;

import static dev.kameo.supervision.RestartPolicy.PERMANENT;
import static dev.kameo.supervision.RestartPolicy.TRANSIENT;
import static dev.kameo.verification.Scripted.panic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorStoppedException;
import dev.kameo.DeadLetter;
import dev.kameo.Delivery;
import dev.kameo.MailboxSpec;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How long restarts wait.
final class BackoffTest {

  private static final Do PANIC = panic(new IllegalStateException("broken"));
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Backoff SLOWER = Backoff.exponential(SECOND, Duration.ofSeconds(10));

  @Test
  void anExponentialDelayDoublesUpToTheLongest() {
    assertEquals(List.of(1L, 2L, 4L, 8L, 10L, 10L, 10L), seconds(SLOWER, 7));
    assertEquals(10, SLOWER.delay(Integer.MAX_VALUE, new Random(0)).toSeconds());
  }

  @Test
  void aConstantDelayStaysAndNoneIsNone() {
    assertEquals(List.of(3L, 3L, 3L), seconds(Backoff.constant(Duration.ofSeconds(3)), 3));
    assertEquals(List.of(0L, 0L, 0L), seconds(Backoff.none(), 3));
  }

  @Test
  void theLongestDelayOfAllIsNoErrorInArithmetic() {
    Duration forever = ActorSpec.FOREVER;
    Backoff backoff = Backoff.exponential(SECOND, forever).jitter(1);

    assertEquals(forever, backoff.delay(1000, new Random(0)));
  }

  @Test
  void jitterLengthensADelayByItsShareAtMost() {
    Backoff backoff = SLOWER.jitter(0.5);
    List<Duration> delays =
        new Random(1).ints(100).mapToObj(seed -> backoff.delay(0, new Random(seed))).toList();

    assertTrue(delays.stream().allMatch(d -> d.compareTo(SECOND) >= 0), delays.toString());
    assertTrue(delays.stream().allMatch(d -> d.toMillis() < 1500), delays.toString());
    assertTrue(delays.stream().anyMatch(d -> d.toMillis() > 1400), delays.toString());
    assertTrue(delays.stream().anyMatch(d -> d.toMillis() < 1100), delays.toString());
  }

  @Test
  void aBackoffRefusesWhatMeansNothing() {
    assertRefused(
        "shortest must be positive: PT0S", () -> Backoff.exponential(Duration.ZERO, SECOND));
    assertRefused(
        "longest must not be less than shortest, which is PT1S: PT0S",
        () -> Backoff.exponential(SECOND, Duration.ZERO));
    assertRefused("jitter must be from 0 to 1: 1.5", () -> SLOWER.jitter(1.5));
    assertRefused("jitter must be from 0 to 1: NaN", () -> SLOWER.jitter(Double.NaN));
    assertRefused("shortest must not be negative: PT-1S", () -> Backoff.constant(SECOND.negated()));
    assertRefused(
        "quietTime must not be negative: PT-1S", () -> SLOWER.quietTime(SECOND.negated()));
  }

  @UnderManySchedules
  @Tag("P26")
  void restartsWaitLongerAndLongerAndMessagesWaitWithThem(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      List<Instant> starts = new ArrayList<>();
      ActorRef<Scripted> ref = world.system().spawn(timed(starts, SLOWER));
      ref.started().await();

      ref.tell(PANIC);
      ref.tell(PANIC);
      ref.tell(PANIC);
      ref.ask(new Note("waited")).await();

      assertEquals(List.of(1L, 2L, 4L), gaps(starts));
    }
  }

  @UnderManySchedules
  @Tag("P19")
  void theFirstStartIsNotDelayed(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      List<Instant> starts = new ArrayList<>();
      Instant spawned = world.system().clock().instant();

      world.system().spawn(timed(starts, SLOWER)).started().await();

      assertEquals(List.of(spawned), starts);
    }
  }

  @UnderManySchedules
  @Tag("P29")
  void theDelaysOfEachChildGrowForItself(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      List<Instant> first = new ArrayList<>();
      List<Instant> second = new ArrayList<>();
      ActorRef<Scripted> one = world.system().spawn(timed(first, SLOWER));
      ActorRef<Scripted> two = world.system().spawn(timed(second, SLOWER));
      one.tell(PANIC);
      one.tell(PANIC);
      one.ask(new Note("back")).await();

      Instant failed = world.system().clock().instant();
      two.tell(PANIC);
      two.ask(new Note("back")).await();
      one.tell(PANIC);
      one.ask(new Note("back")).await();

      assertEquals(failed.plus(SECOND), second.getLast());
      assertEquals(List.of(1L, 2L, 5L), gaps(first));
    }
  }

  @UnderManySchedules
  @Tag("P25")
  void aSmallMailboxTakesWhatItHasRoomForMeanwhile(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      Script script = new Script();
      ActorRef<Scripted> ref =
          world
              .system()
              .spawn(script.spec(PERMANENT).backoff(SLOWER).mailbox(MailboxSpec.bounded(2)));
      ref.tell(PANIC);
      Subject.letPass(world, Duration.ofMillis(10));

      ref.tell(new Note("one"));
      ref.tell(new Note("two"));
      Delivery third = ref.tryTell(new Note("three"));
      ref.tellAfter(Duration.ofMillis(10), new Note("four"));
      Subject.letPass(world, SECOND);

      assertEquals(Delivery.MAILBOX_FULL, third);
      assertEquals(List.of("one", "two"), script.diary.subList(4, script.diary.size()));
      assertEquals(List.of(new Note("four")), world.deadMessages());
      DeadLetter letter = world.deadLetters().getFirst();
      assertEquals(DeadLetter.Cause.MAILBOX_FULL, letter.cause());
      assertEquals(ref.id(), letter.recipient());
    }
  }

  @UnderManySchedules
  @Tag("P28")
  void aDelayIsTheShortestAgainAfterAQuietTime(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      List<Instant> starts = new ArrayList<>();
      ActorRef<Scripted> ref =
          world.system().spawn(timed(starts, SLOWER.quietTime(Duration.ofMillis(100))));
      ref.tell(PANIC);
      ref.tell(PANIC);
      ref.ask(new Note("after one and two seconds")).await();

      Subject.letPass(world, Duration.ofMillis(100));
      Instant failed = world.system().clock().instant();
      ref.tell(PANIC);
      ref.ask(new Note("after one second")).await();

      assertEquals(SECOND, Duration.between(failed, starts.getLast()));
    }
  }

  @UnderManySchedules
  void aTimeThatIsNotQuietEnoughChangesNothing(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      List<Instant> starts = new ArrayList<>();
      ActorRef<Scripted> ref =
          world.system().spawn(timed(starts, SLOWER.quietTime(Duration.ofMillis(100))));
      ref.tell(PANIC);
      ref.ask(new Note("after a second")).await();

      Subject.letPass(world, Duration.ofMillis(100).minusNanos(1));
      Instant failed = world.system().clock().instant();
      ref.tell(PANIC);
      ref.ask(new Note("after two seconds")).await();

      assertEquals(Duration.ofSeconds(2), Duration.between(failed, starts.getLast()));
    }
  }

  @UnderManySchedules
  void aKillWhileThereIsNoInstanceChangesNothing(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      List<Instant> starts = new ArrayList<>();
      ActorRef<Scripted> ref = world.system().spawn(timed(starts, SLOWER));
      ref.tell(PANIC);
      Subject.letPass(world, Duration.ofMillis(500));

      ref.kill();
      assertTrue(ref.isAlive());
      ref.ask(new Note("restarted")).await();

      assertEquals(List.of(1L), gaps(starts));
    }
  }

  @UnderManySchedules
  void aGracefulStopWhileThereIsNoInstanceLetsTheNextOneHandleTheQueue(String schedule)
      throws Exception {
    try (World world = World.on(schedule)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(TRANSIENT).backoff(SLOWER));
      ref.tell(PANIC);
      ref.tell(new Note("queued"));
      Subject.letPass(world, Duration.ofMillis(500));

      ref.stopGracefully();

      assertEquals(StopReason.normal(), ref.stopped().await());
      assertEquals(
          List.of("start", "queued", "onStop Normal"),
          script.diary.subList(3, script.diary.size()));
    }
  }

  @UnderManySchedules
  void aParentThatStopsMeanwhileEndsTheChildAtOnce(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      Script script = new Script();
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> child =
          Scripted.spawn(parent, script.spec(PERMANENT).backoff(Backoff.constant(SECOND)));
      child.tell(PANIC);
      Reply<Void> asked = child.ask(new Note("asked"));
      child.tell(new Note("told"));
      Subject.letPass(world, Duration.ofMillis(500));
      Instant before = world.system().clock().instant();

      parent.stopGracefully();

      assertEquals(StopReason.normal(), parent.stopped().await());
      assertEquals(new StopReason.SupervisorShutdown(), child.stopped().await());
      assertThrows(ActorStoppedException.class, asked::await);
      assertEquals(List.of(new Note("told")), world.deadMessages());
      assertEquals(before, world.system().clock().instant());
      assertEquals(3, script.diary.size());
    }
  }

  @UnderManySchedules
  void whatWasKeptForTheNextLifeIsADeadLetterWhenThereIsNone(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      Script script =
          new Script()
              .onStart(ctx -> {
                ctx.self().tell(PANIC);
                ctx.self().tell(new Note("kept"));
              });
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> child =
          Scripted.spawn(parent, script.spec(PERMANENT).backoff(Backoff.constant(SECOND)));
      Subject.letPass(world, Duration.ofMillis(500));

      parent.ask(new Do(ctx -> ctx.stop(child))).await();
      child.stopped().await();

      assertEquals(List.of(new Note("kept")), world.deadMessages());
    }
  }

  @UnderManySchedules
  void aParentThatStopsForLongerThanTheDelayStartsNoChild(String schedule) throws Exception {
    for (SupervisionStrategy strategy :
        List.of(SupervisionStrategy.oneForOne(), SupervisionStrategy.oneForAll())) {
      try (World world = World.on(schedule)) {
        Script script = new Script();
        ActorRef<Scripted> parent =
            world.system().spawn(new Script().strategy(strategy.intensity(9, SECOND)).spec());
        ActorRef<Scripted> child =
            Scripted.spawn(parent, script.spec(PERMANENT).backoff(Backoff.constant(SECOND)));
        child.tell(PANIC);
        Subject.letPass(world, Duration.ofMillis(500));
        Script slow = new Script().onStop(_ -> Subject.letPass(world, Duration.ofSeconds(2)));
        Scripted.spawn(parent, slow.spec());

        parent.stopGracefully();

        assertEquals(StopReason.normal(), parent.stopped().await());
        assertEquals(3, script.diary.size(), script.diary::toString);
      }
    }
  }

  @OnEveryScheduler
  void closingMeanwhileEndsTheChildAtOnceAndLeavesNoTimer(String scheduler) throws Exception {
    Script script = new Script();
    ActorRef<Scripted> ref;
    try (World world = World.on(scheduler)) {
      ref =
          world
              .system()
              .spawn(script.spec(PERMANENT).backoff(Backoff.constant(Duration.ofDays(1))));
      ref.tell(PANIC);
      world.awaitUntil(() -> script.diary.size() == 3);
    }

    assertEquals(new StopReason.SupervisorShutdown(), ref.stopped().await());
    assertEquals(3, script.diary.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  void nothingIsRetainedOfAChildThatIsStoppedWhileItWaits(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      WeakReference<byte[]> argument = stopWhileItWaits(world);

      assertTrue(Memory.isFreed(argument));
    }
  }

  private static WeakReference<byte[]> stopWhileItWaits(World world) throws InterruptedException {
    byte[] argument = new byte[50_000];
    AtomicInteger decisions = new AtomicInteger();
    Script deciding =
        new Script()
            .strategy(() -> {
              decisions.incrementAndGet();
              return SupervisionStrategy.oneForOne();
            });
    ActorRef<Scripted> parent = world.system().spawn(deciding.spec());
    ActorRef<Scripted> child =
        Scripted.spawn(
            parent,
            new Script()
                .onStart(_ -> assertEquals(50_000, argument.length))
                .spec(PERMANENT)
                .backoff(Backoff.constant(Duration.ofDays(1))));
    child.tell(PANIC);
    world.awaitUntil(() -> decisions.get() == 1);

    parent.ask(new Do(ctx -> ctx.stop(child))).await();
    child.stopped().await();
    parent.ask(new Note("knows it")).await();

    return new WeakReference<>(argument);
  }

  private static ActorSpec<Scripted> timed(List<Instant> starts, Backoff backoff) {
    return new Script()
        .onStart(ctx -> starts.add(ctx.clock().instant()))
        .spec()
        .restart(PERMANENT)
        .restartLimit(10, Duration.ofHours(1))
        .backoff(backoff);
  }

  private static List<Long> gaps(List<Instant> moments) {
    return IntStream.range(1, moments.size())
        .mapToObj(i -> Duration.between(moments.get(i - 1), moments.get(i)).toSeconds())
        .toList();
  }

  private static List<Long> seconds(Backoff backoff, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> backoff.delay(i, new Random(0)).toSeconds())
        .toList();
  }

  private static void assertRefused(String text, Runnable making) {
    assertEquals(text, assertThrows(IllegalArgumentException.class, making::run).getMessage());
  }
}
