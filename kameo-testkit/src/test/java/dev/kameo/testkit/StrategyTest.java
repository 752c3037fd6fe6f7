package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class StrategyTest {

  /// Remembers what it was told, in order.
  static final class Log implements Actor {

    private final List<String> lines;

    Log(List<String> lines) {
      this.lines = lines;
    }

    record Add(String line) implements Message<Log, Void> {
      @Override
      public Reply<Void> handle(Log log, Context<Log> ctx) {
        log.lines.add(line);
        return Reply.done();
      }
    }
  }

  /// Tells a log its lines, either at once or by way of so many messages to itself.
  static final class Teller implements Actor {

    private final ActorRef<Log> log;

    Teller(ActorRef<Log> log) {
      this.log = log;
    }

    record Tell(List<String> lines) implements Message<Teller, Void> {
      @Override
      public Reply<Void> handle(Teller teller, Context<Teller> ctx) {
        lines.forEach(line -> teller.log.tell(new Log.Add(line)));
        return Reply.done();
      }
    }

    record TellLater(int detours, String line) implements Message<Teller, Void> {
      @Override
      public Reply<Void> handle(Teller teller, Context<Teller> ctx) {
        if (detours == 0) {
          teller.log.tell(new Log.Add(line));
        } else {
          ctx.self().tell(new TellLater(detours - 1, line));
        }
        return Reply.done();
      }
    }

    record TellAfter(Duration delay, String line) implements Message<Teller, Void> {
      @Override
      public Reply<Void> handle(Teller teller, Context<Teller> ctx) {
        teller.log.tellAfter(delay, new Log.Add(line));
        return Reply.done();
      }
    }
  }

  @SafeVarargs
  private static List<String> lines(TestKit kit, Message<Teller, ?>... orders) {
    List<String> lines = new ArrayList<>();
    ActorRef<Log> log = kit.spawn(ActorSpec.of(() -> new Log(lines)).name("log"));
    int number = 0;
    for (Message<Teller, ?> order : orders) {
      kit.spawn(ActorSpec.of(() -> new Teller(log)).name("teller" + ++number)).tell(order);
    }
    kit.advance(Duration.ofSeconds(1));
    return lines;
  }

  private static Teller.Tell tell(String... lines) {
    return new Teller.Tell(List.of(lines));
  }

  /// One order of two messages is a bug.
  private static void depthOne(TestKit kit) {
    assertNotEquals(List.of("b", "a"), lines(kit, tell("a"), tell("b")));
  }

  /// A message between two others is a bug.
  private static void depthTwo(TestKit kit) {
    assertNotEquals(List.of("a", "c", "b"), lines(kit, tell("a", "b"), tell("c")));
  }

  /// Two messages that each have to come between two others are a bug.
  private static void depthThree(TestKit kit) {
    assertNotEquals(List.of("a", "c", "b", "d"), lines(kit, tell("a", "b"), tell("c", "d")));
  }

  /// A timer that is earlier than a message is a bug.
  private static void timerRace(TestKit kit) {
    assertNotEquals(
        List.of("tick", "a"),
        lines(
            kit,
            new Teller.TellAfter(Duration.ofMillis(10), "tick"),
            new Teller.TellLater(5, "a")));
  }

  private static boolean finds(String strategy, Scenario scenario) {
    return Explorer.of(scenario)
        .strategy(Strategy.parse(strategy))
        .schedules(10_000)
        .explore()
        .hasFailed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "random",
        "probabilistic(2)",
        "pct(3)",
        "fair-pct(3)",
        "pos",
        "urw",
        "surw",
        "hold(2)",
        "delays(3)",
        "exhaustive",
        "depth-first",
        "portfolio"
      })
  void eachFindsOrderingBugsOfDepthOneToThree(String strategy) {
    assertTrue(finds(strategy, StrategyTest::depthOne));
    assertTrue(finds(strategy, StrategyTest::depthTwo));
    if (!strategy.equals("hold(2)")) {
      assertTrue(finds(strategy, StrategyTest::depthThree));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "random",
        "probabilistic(2)",
        "pct(3)",
        "fair-pct(3)",
        "pos",
        "urw",
        "surw",
        "hold(1)",
        "delays(10)",
        "exhaustive",
        "portfolio"
      })
  void eachFindsATimerThatIsEarly(String strategy) {
    assertTrue(finds(strategy, StrategyTest::timerRace));
  }

  @Test
  void timersAreNotEarlyWhileTimePassesAtIdleOnly() {
    Explorer explorer = Explorer.of(StrategyTest::timerRace).timeModel(TimeModel.idle());

    assertFalse(explorer.explore().hasFailed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "random",
        "probabilistic(3)",
        "pct(3)",
        "fair-pct(10)",
        "pos",
        "urw",
        "surw",
        "hold(2)",
        "delays(4)",
        "exhaustive",
        "depth-first",
        "portfolio"
      })
  void namesCanBeParsed(String name) {
    assertEquals(name, Strategy.parse(name).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pct", "pct()", "pct(0)", "pos(3)", "chess"})
  void otherNamesAreRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> Strategy.parse(name));
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    var error = assertThrows(IllegalArgumentException.class, () -> Strategy.parse("chess"));

    assertEquals(
        "No strategy is named 'chess'. There are random, probabilistic(3), pct(3), fair-pct(3),"
            + " pos, urw, surw, hold(2), delays(3), exhaustive, depth-first, portfolio.",
        error.getMessage());
  }

  /// The short way has to lose against a long one: at 40 detours a random walk is as good as sure
  /// that it wins.
  private static void longRelay(TestKit kit) {
    assertNotEquals(
        List.of("long", "short"),
        lines(kit, new Teller.TellLater(40, "long"), new Teller.TellLater(2, "short")));
  }

  @Test
  void surwIsBetterThanRandomWhereOneWayIsLong() {
    int random = failuresIn300(Strategy.randomWalk(), StrategyTest::longRelay);
    int surw = failuresIn300(Strategy.surw(), StrategyTest::longRelay);

    assertTrue(surw > 30 && surw > 10 * random, "SURW " + surw + ", random " + random);
  }

  /// PCT promises 1/(n k^(d-1)): here for 3 senders (the test and two tellers) that race, and d =
  /// 1.
  @Test
  void pctKeepsItsPromise() {
    int found = failuresIn300(Strategy.pct(1), StrategyTest::depthOne);

    assertTrue(found >= 300 / 3, "found " + found);
  }

  private static int failuresIn300(Strategy strategy, Scenario scenario) {
    int failures = 0;
    for (int seed = 0; seed < 300; seed++) {
      // The first run of a strategy that learns knows nothing yet.
      if (Explorer.of(scenario).strategy(strategy).seed(seed).schedules(2).explore().hasFailed()) {
        failures++;
      }
    }
    return failures;
  }

  private static void twoLines(TestKit kit) {
    ActorRef<Log> log = kit.spawn(ActorSpec.of(() -> new Log(new ArrayList<>())).name("log"));
    kit.spawn(ActorSpec.of(() -> new Teller(log)).name("teller")).tell(tell("a"));
    log.tell(new Log.Add("b"));
  }

  @Test
  void plainDepthFirstSearchNeedsFarMoreSchedulesThanTheReducedOne() {
    Explorer explorer = Explorer.of(StrategyTest::twoLines).schedules(100_000);

    Exploration plain = explorer.strategy(Strategy.depthFirst()).explore();
    Exploration reduced = explorer.strategy(Strategy.exhaustive()).explore();

    assertTrue(plain.isComplete() && reduced.isComplete());
    assertEquals(2, reduced.explored());
    assertEquals(2, plain.interleavings());
    assertTrue(plain.schedules() > 20 * reduced.schedules(), plain::toString);
  }

  @Test
  void anExhaustiveSearchThatRunsOutOfSchedulesSaysSo() {
    Explorer explorer =
        Explorer.of(kit -> lines(kit, tell("a", "b", "c"), tell("d", "e", "f")))
            .strategy(Strategy.exhaustive());

    assertTrue(explorer.explore().toString().endsWith("all 20 interleavings explored"));
    assertTrue(explorer.schedules(5).explore().toString().endsWith("others may be left"));
  }

  /// Two actors, each of which sends to x and y, in opposite order.
  private static void crossing(TestKit kit) {
    ActorRef<Log> x = kit.spawn(ActorSpec.of(() -> new Log(new ArrayList<>())).name("x"));
    ActorRef<Log> y = kit.spawn(ActorSpec.of(() -> new Log(new ArrayList<>())).name("y"));
    kit.spawn(ActorSpec.of(() -> new Crosser(x, y)).name("a")).tell(new Crosser.Cross());
    kit.spawn(ActorSpec.of(() -> new Crosser(y, x)).name("b")).tell(new Crosser.Cross());
  }

  /// Tells two logs.
  static final class Crosser implements Actor {

    private final ActorRef<Log> first;
    private final ActorRef<Log> second;

    Crosser(ActorRef<Log> first, ActorRef<Log> second) {
      this.first = first;
      this.second = second;
    }

    record Cross() implements Message<Crosser, Void> {
      @Override
      public Reply<Void> handle(Crosser crosser, Context<Crosser> ctx) {
        crosser.first.tell(new Log.Add("1"));
        crosser.second.tell(new Log.Add("2"));
        return Reply.done();
      }
    }
  }

  @Test
  void theReducedSearchSeesAllOutcomesOfTwoCrossingSenders() {
    Explorer explorer = Explorer.of(StrategyTest::crossing).strategy(Strategy.exhaustive());

    Exploration local = explorer.delivery(DeliveryModel.LOCAL).explore();
    Exploration pair = explorer.delivery(DeliveryModel.PAIR).explore();

    assertTrue(local.isComplete() && pair.isComplete());
    assertEquals(3, local.explored());
    assertEquals(4, pair.explored());
  }
}
