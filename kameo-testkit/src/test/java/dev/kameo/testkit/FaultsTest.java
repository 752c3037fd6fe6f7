package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorPanickedException;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Delivery;
import dev.kameo.MailboxSpec;
import dev.kameo.Message;
import dev.kameo.Outcome;
import dev.kameo.Reply;
import dev.kameo.StartFailedException;
import dev.kameo.StopReason;
import dev.kameo.testkit.Jobs.Counter;
import dev.kameo.testkit.Jobs.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FaultsTest {

  private static final long SECOND = 1_000_000_000;

  private final List<String> log = new ArrayList<>();

  private static Strike strike(Fault kind, String actor, int life, int nth, long nanos) {
    return new Strike(kind, actor, life, nth, nanos);
  }

  private static TestKit kit(Strike... strikes) {
    return TestKit.builder().injector(Injector.of(new FaultPlan(List.of(strikes)))).create();
  }

  @Nested
  class AMessage {

    @Test
    void panicsBeforeItIsHandled() throws Exception {
      try (TestKit kit = kit(strike(Fault.PANIC_BEFORE, "counter", 1, 2, 0))) {
        ActorRef<Counter> counter = kit.spawn(Jobs.counter("counter", log));
        counter.tell(new Counter.Inc());

        var error =
            assertThrows(
                ActorPanickedException.class, () -> counter.ask(new Counter.Inc()).await());

        InjectedFault cause = assertInstanceOf(InjectedFault.class, error.getCause());
        assertEquals("counter#1: message 2 panics before it is handled", cause.getMessage());
        assertEquals(2, counter.ask(new Counter.Inc()).await());
        assertEquals(List.of("made", "started", "panicked"), log);
      }
    }

    @Test
    void panicsWhenItIsHandledAndItsAnswerIsLost() throws Exception {
      try (TestKit kit = kit(strike(Fault.PANIC_AFTER, "counter", 1, 2, 0))) {
        ActorRef<Counter> counter = kit.spawn(Jobs.counter("counter", log));
        counter.tell(new Counter.Inc());

        Reply<Integer> lost = counter.ask(new Counter.Inc());

        assertThrows(ActorPanickedException.class, lost::await);
        assertEquals(3, counter.ask(new Counter.Inc()).await());
      }
    }

    @Test
    void panicsInAnotherLife() throws Exception {
      List<Integer> done = new ArrayList<>();
      try (TestKit kit =
          kit(
              strike(Fault.PANIC_BEFORE, "boss/$1", 1, 1, 0),
              strike(Fault.PANIC_BEFORE, "boss/$1", 2, 1, 0))) {
        ActorRef<Jobs.Boss> boss =
            kit.spawn(ActorSpec.<Jobs.Boss>with(ctx -> new Jobs.Boss(ctx, done)).name("boss"));

        boss.tell(new Jobs.Boss.Give(7));
        kit.advance(Duration.ofMinutes(1));

        assertEquals(List.of(7), done);
        kit.check();
      }
    }

    @Test
    void mayBeAQuery() {
      try (TestKit kit = kit(strike(Fault.PANIC_BEFORE, "counter", 1, 1, 0))) {
        ActorRef<Counter> counter = kit.spawn(Jobs.counter("counter", log));

        Reply<Integer> count = counter.ask(new Counter.Count());

        assertThrows(ActorPanickedException.class, count::await);
      }
    }
  }

  /// Sends faster than a narrow mailbox takes.
  static final class Hasty implements Actor {

    record Send(ActorRef<Counter> to) implements Message<Hasty, Void> {
      @Override
      public Reply<Void> handle(Hasty hasty, Context<Hasty> ctx) {
        for (int i = 0; i < 4; i++) {
          to.tell(new Counter.Inc());
        }
        return Reply.done();
      }
    }
  }

  @Test
  void whatSomebodyWantedToSendWhoWasKilledMeanwhileIsNobodysMistake() {
    Explorer.of(
            kit -> {
              ActorRef<Counter> narrow =
                  kit.spawn(Jobs.counter("narrow", log).mailbox(MailboxSpec.bounded(1)));
              kit.spawn(ActorSpec.of(Hasty::new).name("hasty")).tell(new Hasty.Send(narrow));
            })
        .threads(1)
        .faults(Faults.none().with(Fault.KILL, 1.0).at("hasty"))
        .schedules(300)
        .check();
  }

  @Nested
  class AnActor {

    @Test
    void cannotStartAndIsNotEvenMade() {
      try (TestKit kit = kit(strike(Fault.START, "counter", 1, 1, 0))) {
        ActorRef<Counter> counter = kit.spawn(Jobs.counter("counter", log));

        var error = assertThrows(StartFailedException.class, () -> counter.started().await());

        assertInstanceOf(InjectedFault.class, error.getCause());
        assertEquals(List.of(), log);
      }
    }

    @Test
    void failsInItsOnStop() throws Exception {
      try (TestKit kit = kit(strike(Fault.STOP, "counter", 1, 1, 0))) {
        ActorRef<Counter> counter = kit.spawn(Jobs.counter("counter", log));

        counter.stopGracefully();

        assertEquals(StopReason.normal(), counter.stopped().await());
        assertEquals(List.of("made", "started"), log);
        kit.check();
      }
    }

    @Test
    void isSlow() throws Exception {
      try (TestKit kit = kit(strike(Fault.SLOW, "slow", 1, 1, SECOND))) {
        ActorRef<Counter> slow = kit.spawn(Jobs.counter("slow", log));
        ActorRef<Counter> fast = kit.spawn(Jobs.counter("fast", log));
        kit.runUntilIdle();

        slow.tell(new Counter.Inc());
        slow.tell(new Counter.Inc());
        fast.ask(new Counter.Inc()).await();

        assertEquals(Duration.ZERO, kit.now());
        kit.runUntilIdle();
        assertEquals(Duration.ofSeconds(2), kit.now());
      }
    }

    @Test
    void isKilled() throws Exception {
      try (TestKit kit = kit(strike(Fault.KILL, "counter", 1, 1, 0))) {
        ActorRef<Counter> counter = kit.spawn(Jobs.counter("counter", log));
        counter.tell(new Counter.Inc());

        kit.runUntilIdle();

        assertFalse(counter.isAlive());
        assertEquals(StopReason.killed(), counter.stopped().await());
      }
    }

    @Test
    void isKilledAfterARest() {
      try (TestKit kit = kit(strike(Fault.KILL, "counter", 1, 2, 0))) {
        ActorRef<Counter> counter = kit.spawn(Jobs.counter("counter", log));

        kit.runUntilIdle();
        assertTrue(counter.isAlive());
        kit.runUntilIdle();

        assertFalse(counter.isAlive());
      }
    }
  }

  @Nested
  class ATimer {

    @Test
    void isLate() {
      assertEquals("tick at 813", tickAfterTenSeconds(Fault.LATE_TIMER, 3 * SECOND));
    }

    @Test
    void isEarly() {
      assertEquals("tick at 807", tickAfterTenSeconds(Fault.EARLY_TIMER, 3 * SECOND));
    }

    private String tickAfterTenSeconds(Fault kind, long nanos) {
      try (TestKit kit = kit(strike(kind, "counter", 1, 1, nanos))) {
        ActorRef<Counter> counter = kit.spawn(Jobs.counter("counter", log));

        counter.tell(new Counter.TickIn(Duration.ofSeconds(10)));
        kit.advance(Duration.ofMinutes(5));

        return log.getLast();
      }
    }
  }

  @Nested
  class AMailbox {

    @Test
    void isFullForOneOffer() {
      try (TestKit kit = kit(strike(Fault.FULL_MAILBOX, "counter", 1, 1, 0))) {
        ActorRef<Counter> counter = kit.spawn(Jobs.bounded("counter", log));
        kit.runUntilIdle();

        assertEquals(Delivery.MAILBOX_FULL, counter.tryTell(new Counter.Inc()));
        assertEquals(Delivery.DELIVERED, counter.tryTell(new Counter.Inc()));
      }
    }

    @Test
    void isFullForAnActorToo() {
      try (TestKit kit = kit(strike(Fault.FULL_MAILBOX, "counter", 1, 1, 0))) {
        ActorRef<Counter> counter = kit.spawn(Jobs.bounded("counter", log));
        kit.runUntilIdle();

        kit.spawn(Jobs.counter("other", log)).tell(new Counter.Try(counter));
        kit.runUntilIdle();

        assertEquals("MAILBOX_FULL", log.getLast());
      }
    }

    @Test
    void takesWhatWaitsForRoom() throws Exception {
      try (TestKit kit = kit(strike(Fault.FULL_MAILBOX, "counter", 1, 1, 0))) {
        ActorRef<Counter> counter = kit.spawn(Jobs.bounded("counter", log));
        kit.runUntilIdle();

        counter.tell(new Counter.Inc());

        assertEquals(1, counter.ask(new Counter.Count()).await());
      }
    }

    @Test
    void withoutALimitIsNeverFull() {
      Faults faults = Faults.none().with(Fault.FULL_MAILBOX, 1);
      try (TestKit kit = TestKit.builder().faults(faults).create()) {
        ActorRef<Counter> counter = kit.spawn(Jobs.counter("counter", log));
        kit.runUntilIdle();

        assertEquals(Delivery.DELIVERED, counter.tryTell(new Counter.Inc()));
      }
    }
  }

  @Nested
  class Healing {

    @Test
    void endsWhatWouldStrike() throws Exception {
      Faults faults = Faults.none().with(Fault.PANIC_BEFORE, 1).with(Fault.KILL, 1);
      try (TestKit kit = TestKit.builder().faults(faults).create()) {
        ActorRef<Counter> counter = kit.spawn(Jobs.counter("counter", log));
        counter.started().await();

        kit.heal();
        for (int i = 1; i <= 100; i++) {
          assertEquals(i, counter.ask(new Counter.Inc()).await());
        }
        kit.runUntilIdle();

        assertTrue(counter.isAlive());
      }
    }

    @Test
    void endsSlowness() {
      try (TestKit kit = kit(strike(Fault.SLOW, "slow", 1, 1, 100 * SECOND))) {
        ActorRef<Counter> slow = kit.spawn(Jobs.counter("slow", log));
        kit.runUntilIdle();
        slow.tell(new Counter.Inc());
        slow.tell(new Counter.Inc());
        kit.advance(Duration.ofSeconds(1));

        kit.heal();
        kit.runUntilIdle();

        assertEquals(Duration.ofSeconds(1), kit.now());
      }
    }

    @Test
    void bringsTimersBackToTheirTime() {
      try (TestKit kit =
          kit(
              strike(Fault.LATE_TIMER, "counter", 1, 1, 9 * SECOND),
              strike(Fault.LATE_TIMER, "counter", 1, 2, 90 * SECOND),
              strike(Fault.EARLY_TIMER, "counter", 1, 3, 20 * SECOND))) {
        ActorRef<Counter> counter = kit.spawn(Jobs.counter("counter", log));
        counter.tell(new Counter.TickIn(Duration.ofSeconds(2)));
        counter.tell(new Counter.TickIn(Duration.ofSeconds(7)));
        counter.tell(new Counter.TickIn(Duration.ofSeconds(50)));
        kit.advance(Duration.ofSeconds(5));

        kit.heal();
        kit.advance(Duration.ofMinutes(5));

        assertEquals(
            List.of("tick at 805", "tick at 807", "tick at 850"), log.subList(2, log.size()));
      }
    }
  }

  @Nested
  class OfASwarm {

    private static final int RUNS = 300;

    @Test
    void differentKindsStrikeInDifferentRuns() {
      Runner runner = runner(FaultsTest::everything, Faults.swarm());
      Set<Fault> seen = EnumSet.noneOf(Fault.class);
      Set<Set<Fault>> together = new java.util.HashSet<>();
      for (long seed = 0; seed < RUNS; seed++) {
        Set<Fault> kinds = EnumSet.noneOf(Fault.class);
        runner
            .run(seed, Choices.random(seed))
            .plan()
            .faults()
            .list()
            .forEach(strike -> kinds.add(strike.kind()));
        seen.addAll(kinds);
        together.add(kinds);
      }

      assertEquals(EnumSet.allOf(Fault.class), seen);
      assertTrue(together.contains(Set.of()));
      assertTrue(together.size() > 50, "subsets: " + together.size());
    }

    @Test
    void aReplayIsTheSameToTheLastStep() {
      Runner runner = runner(FaultsTest::everything, Faults.swarm());
      for (long seed = 0; seed < RUNS; seed++) {
        RunResult result = runner.run(seed, Choices.random(seed));

        RunResult again = runner.replay(ReplayToken.parse(ReplayToken.of(result.plan())));

        assertEquals(result.plan(), again.plan());
        assertEquals(
            result.trace().events().stream().map(Event::toString).toList(),
            again.trace().events().stream().map(Event::toString).toList());
        assertEquals(textOf(result), textOf(again));
      }
    }

    @Test
    void aProgramThatKeepsItsPromisesIsLeftInPeace() {
      Exploration exploration =
          Explorer.of(Jobs::allAreDone)
              .faults(Faults.swarm().at("boss/*"))
              .schedules(1_000)
              .explore();

      assertFalse(exploration.hasFailed(), () -> exploration.report().text());
    }

    @Test
    void nothingIsChosenAmongNoKinds() {
      assertTrue(Faults.swarm(new Fault[0]).isEmpty());
      assertEquals("no faults", Faults.swarm().without(Fault.values()).toString());
    }
  }

  private static @org.jspecify.annotations.Nullable String textOf(RunResult result) {
    return result.failure() == null ? null : result.failure().text();
  }

  private static Runner runner(Scenario scenario, Faults faults) {
    Options options = new Options();
    options.faults = faults;
    return new Runner(scenario, options);
  }

  /// Has an occasion for every kind of fault.
  private static void everything(TestKit kit) {
    List<String> log = new ArrayList<>();
    ActorRef<Counter> counter = kit.spawn(Jobs.bounded("counter", log));
    ActorRef<Counter> other = kit.spawn(() -> new Counter(log));
    other.tell(new Counter.Try(counter));
    other.tell(new Counter.TickIn(Duration.ofSeconds(2)));
    counter.tell(new Counter.TickIn(Duration.ofSeconds(1)));
    Jobs.allAreDone(kit);
    counter.stopGracefully();
    other.stopGracefully();
  }

  @Nested
  class Where {

    @Test
    void onlyTheActorsAtAPathAreStruck() {
      Faults faults = Faults.none().with(Fault.START, 1).at("pool/*").at("lone");
      try (TestKit kit = TestKit.builder().faults(faults).create()) {
        ActorRef<Counter> lone = kit.spawn(Jobs.counter("lone", log));
        ActorRef<Counter> pool = kit.spawn(Jobs.counter("pool", log));
        kit.runUntilIdle();

        assertFalse(lone.isAlive());
        assertTrue(pool.isAlive());
      }
    }

    @Test
    void onlyActorsOfAClassAreStruck() {
      Faults faults = Faults.none().with(Fault.START, 1).with(Fault.KILL, 1).of(Worker.class);
      try (TestKit kit = TestKit.builder().faults(faults).create()) {
        ActorRef<Worker> worker = kit.spawn(Worker::new);
        ActorRef<Counter> counter = kit.spawn(() -> new Counter(log));
        kit.runUntilIdle();

        assertThrows(StartFailedException.class, () -> worker.started().await());
        assertTrue(counter.isAlive());
      }
    }

    @Test
    void probesAreLeftInPeace() {
      Faults faults = Faults.none().with(Fault.PANIC_BEFORE, 1).with(Fault.KILL, 1);
      try (TestKit kit = TestKit.builder().faults(faults).create()) {
        TestProbe<Counter> probe = kit.probe(Counter.class);

        for (int i = 0; i < 20; i++) {
          probe.tell(new Counter.Inc());
          probe.expect(new Counter.Inc());
        }

        assertTrue(probe.isAlive());
      }
    }

    @Test
    void whereNothingMayGoWrongActorsAreAsTheyWere() {
      ActorSpec<Worker> spec = ActorSpec.of(Worker::new);

      assertSame(spec, Injector.of(Faults.none(), 1).spawning("worker", spec));
    }

    @Test
    void aRateIsFromNoneToAll() {
      var error =
          assertThrows(IllegalArgumentException.class, () -> Faults.none().with(Fault.SLOW, 1.5));

      assertEquals("the rate of SLOW must be from 0 to 1: 1.5", error.getMessage());
    }
  }

  @Nested
  class WhatComesOfFaults {

    @Test
    void messagesToWhomAFaultHasEndedMayBeLost() {
      assertNull(killed(kit -> kit.spawn(Jobs.counter("counter", new ArrayList<>()))).failure());
    }

    @Test
    void messagesToOthersMayNot() {
      RunResult result =
          killed(kit -> {
            ActorRef<Counter> counter = kit.spawn(Jobs.counter("counter", new ArrayList<>()));
            ActorRef<Counter> other = kit.spawn(Jobs.counter("other", new ArrayList<>()));
            kit.runUntilIdle();
            other.kill();
            other.tell(new Counter.Inc());
            return counter;
          });

      assertNotNull(result.failure());
      assertEquals(Failure.Kind.LOST_MESSAGE, result.failure().kind());
    }

    private RunResult killed(java.util.function.Function<TestKit, ActorRef<Counter>> spawner) {
      Plan plan = Plan.of(0).with(new FaultPlan(List.of(strike(Fault.KILL, "counter", 1, 1, 0))));
      return runner(
              kit -> {
                ActorRef<Counter> counter = spawner.apply(kit);
                kit.runUntilIdle();
                counter.tell(new Counter.Inc());
              },
              Faults.none())
          .run(plan);
    }

    /// Asks another one, and does not expect that it can fail.
    static final class Trusting implements Actor {
      record Ask(ActorRef<Worker> worker) implements Message<Trusting, Integer> {
        @Override
        public Reply<Integer> handle(Trusting actor, Context<Trusting> ctx) throws Exception {
          return Reply.of(worker.ask(new Worker.Job(1)).await());
        }
      }
    }

    @Test
    void whoAsksOneThatIsStruckMayPanicToo() {
      Plan plan =
          Plan.of(0).with(new FaultPlan(List.of(strike(Fault.PANIC_BEFORE, "worker", 1, 1, 0))));

      RunResult result =
          runner(
                  kit -> {
                    ActorRef<Worker> worker =
                        kit.spawn(ActorSpec.<Worker>of(Worker::new).name("worker"));
                    kit.spawn(Trusting::new).tell(new Trusting.Ask(worker));
                  },
                  Faults.none())
              .run(plan);

      assertNull(result.failure());
    }

    /// Fails by its own fault.
    static final class Careless implements Actor {
      record Fail() implements Message<Careless, Void> {
        @Override
        public Reply<Void> handle(Careless actor, Context<Careless> ctx) {
          throw new IllegalStateException("careless");
        }
      }
    }

    @Test
    void otherPanicsAreFailures() {
      Exploration exploration =
          Explorer.of(kit -> kit.spawn(Careless::new).tell(new Careless.Fail()))
              .faults(Faults.swarm())
              .explore();

      assertTrue(exploration.failures().getFirst().contains("careless"));
    }
  }

  @Nested
  class AKill {

    @Test
    void comesBetweenAnyTwoSteps() {
      Set<Integer> counts = new TreeSet<>();
      Exploration exploration =
          Explorer.of(
                  kit -> {
                    List<Integer> done = new ArrayList<>();
                    ActorRef<Counter> counter = kit.spawn(Jobs.counter("counter", log));
                    for (int i = 0; i < 3; i++) {
                      counter
                          .ask(new Counter.Inc())
                          .whenDone(outcome -> {
                            if (outcome instanceof Outcome.Success) {
                              done.add(1);
                            }
                          });
                    }
                    kit.runUntilIdle();
                    counts.add(done.size());
                  })
              .faults(Faults.none().with(Fault.KILL, 1))
              .threads(1)
              .strategy(Strategy.exhaustive())
              .seed(seedOfAKillBeforeTheFirstRest())
              .explore();

      assertTrue(exploration.isComplete(), exploration::toString);
      assertEquals(Set.of(0, 1, 2, 3), counts);
    }

    private long seedOfAKillBeforeTheFirstRest() {
      Faults faults = Faults.none().with(Fault.KILL, 1);
      for (long seed = 0; seed < 100; seed++) {
        try (TestKit kit = TestKit.builder().injector(Injector.of(faults, seed)).create()) {
          ActorRef<Counter> counter = kit.spawn(Jobs.counter("counter", new ArrayList<>()));
          kit.runUntilIdle();
          if (!counter.isAlive()) {
            return seed;
          }
        }
      }
      throw new AssertionError("no seed kills it before the first rest");
    }
  }

  @Nested
  class InAReport {

    /// Takes a job and gives its place away when it is done; after a panic it is gone.
    private static void thePlaceIsGivenBack(TestKit kit) throws Exception {
      List<String> log = new ArrayList<>();
      ActorRef<Counter> counter = kit.spawn(Jobs.counter("counter", log));
      ActorRef<Counter> other = kit.spawn(Jobs.counter("other", log));
      for (int i = 0; i < 3; i++) {
        counter.tell(new Counter.Inc());
        other.tell(new Counter.Inc());
      }
      kit.runUntilIdle();
      assertTrue(counter.ask(new Counter.Count()).await() >= 3);
    }

    private final Explorer explorer =
        Explorer.of(InAReport::thePlaceIsGivenBack)
            .faults(Faults.swarm(Fault.PANIC_BEFORE, Fault.SLOW, Fault.STOP).with(Fault.KILL, 0));

    @Test
    void oneFaultIsLeft() {
      for (long seed = 0; seed < 20; seed++) {
        FailureReport report = explorer.seed(seed).explore().report();

        List<Strike> strikes = ReplayToken.parse(report.token()).faults().list();
        assertEquals(1, strikes.size(), report::text);
        assertEquals("counter", strikes.getFirst().actor());
        assertEquals(Fault.PANIC_BEFORE, strikes.getFirst().kind());
      }
    }

    @Test
    void itIsNamedAndDrawn() {
      FailureReport report = explorer.explore().report();
      String fault = ReplayToken.parse(report.token()).faults().list().getFirst().event();

      assertTrue(report.text().contains("What goes wrong:\n  counter#1: " + fault), report::text);
      assertTrue(report.text().contains("⚡ " + fault), report::text);
      assertTrue(report.mermaid().contains("⚡ " + fault), report::mermaid);
    }

    @Test
    void theTokenRepeatsIt() {
      FailureReport report = explorer.explore().report();

      var error =
          assertThrows(
              ExplorationFailedError.class,
              () -> Explorer.of(InAReport::thePlaceIsGivenBack).replay(report.token()));

      assertEquals(report.token(), error.report().token());
    }

    @Test
    void aFaultThatNeverComesIsADivergence() {
      Plan plan = Plan.of(0).with(new FaultPlan(List.of(strike(Fault.STOP, "counter", 2, 1, 0))));

      var error =
          assertThrows(
              ReplayDivergedException.class,
              () -> Explorer.of(InAReport::thePlaceIsGivenBack).replay(ReplayToken.of(plan)));

      assertNotNull(error.getMessage());
      assertTrue(
          error
              .getMessage()
              .contains(
                  "The fault 'counter#2: onStop fails' was planned, and it has not come to that"),
          error::getMessage);
    }
  }
}
