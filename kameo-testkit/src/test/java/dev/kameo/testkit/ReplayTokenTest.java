package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.testkit.Deviations.Deviation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReplayTokenTest {

  private static final Gen<Integer> SMALL_OR_LARGE =
      Gen.anyOf(Gen.ints(0, 5), Gen.ints(0, 300), Gen.ints(0, 1_000_000));

  private static final Gen<Strike> STRIKES =
      Gen.from(draws ->
          new Strike(
              Fault.values()[draws.draw(Gen.ints(0, Fault.values().length - 1))],
              draws.draw(Gen.oneOf("worker", "boss/$2", "größe")),
              1 + draws.draw(SMALL_OR_LARGE),
              1 + draws.draw(SMALL_OR_LARGE),
              draws.draw(Gen.longs(0, Long.MAX_VALUE))));

  private static final Gen<Settings> SETTINGS =
      Gen.from(draws ->
          new Settings(
              draws.draw(Gen.oneOf(DeliveryModel.values())),
              draws.draw(
                  Gen.oneOf(
                      TimeModel.racy(),
                      TimeModel.idle(),
                      TimeModel.durations(Duration.ofSeconds(3)))),
              draws.draw(Gen.oneOf(Strategy.portfolio(), Strategy.pct(7), Strategy.exhaustive()))));

  private static final Gen<Plan> PLANS =
      Gen.from(draws -> {
        List<Deviation> schedule = new ArrayList<>();
        int position = -1;
        for (int gap : draws.draw(SMALL_OR_LARGE.list(0, 20))) {
          position += gap + 1;
          schedule.add(new Deviation(position, 1 + draws.draw(SMALL_OR_LARGE)));
        }
        List<Long> numbers = draws.draw(Gen.longs(0, Long.MAX_VALUE).list(0, 5));
        return new Plan(
            draws.draw(Gen.anyOf(Gen.longs(-5, 5), Gen.longs(Long.MIN_VALUE, -1))),
            new Deviations(schedule),
            Draws.of(numbers),
            LeftOut.of(draws.draw(SMALL_OR_LARGE.list(0, 5))),
            new FaultPlan(draws.draw(STRIKES.list(0, 4))),
            draws.draw(SETTINGS));
      });

  private static void forManyPlans(java.util.function.Consumer<Plan> check) {
    for (long seed = 0; seed < 500; seed++) {
      check.accept(PLANS.make(Dice.random(seed)));
    }
  }

  @Test
  void aTokenGivesItsPlanBack() {
    forManyPlans(plan -> assertEquals(plan, ReplayToken.parse(ReplayToken.of(plan))));
  }

  @Test
  void aTokenThatWasCutShortIsRefused() {
    forManyPlans(plan -> {
      String token = ReplayToken.of(plan);
      for (int end = 0; end < token.length(); end++) {
        String cut = token.substring(0, end);
        assertThrows(IllegalArgumentException.class, () -> ReplayToken.parse(cut), cut);
      }
    });
  }

  @Test
  void aTokenThatWasMistypedIsRefused() {
    SplittableRandom random = new SplittableRandom(1);
    forManyPlans(plan -> {
      StringBuilder token = new StringBuilder(ReplayToken.of(plan));
      int at = random.nextInt(token.length());
      token.setCharAt(at, token.charAt(at) == 'x' ? 'y' : 'x');
      assertThrows(IllegalArgumentException.class, () -> ReplayToken.parse(token.toString()));
    });
  }

  @Test
  void refusalsSayWhatIsWrong() {
    String token = ReplayToken.of(Plan.of(7));

    assertEquals("v1:DorCujU", token);
    assertEquals(
        "The replay token is of version v2, and this test kit knows only v1. Use the one that made"
            + " it.",
        refusalOf("v2:DorCujU"));
    assertEquals("A replay token begins with v1: and this does not: 'seed 7'", refusalOf("seed 7"));
    assertEquals(
        "The replay token is cut short or mistyped (its check sum is wrong): 'v1:DorDujU'. Copy the"
            + " whole of it from the report.",
        refusalOf("v1:DorDujU"));
    assertTrue(refusalOf("v1:Dor?ujU").contains("mistyped (Illegal base64 character 3f)"));
  }

  private static String refusalOf(String token) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> ReplayToken.parse(token)).getMessage());
  }

  @Test
  void spaceAroundATokenDoesNotMatter() {
    assertEquals(Plan.of(7), ReplayToken.parse(" v1:DorCujU\n"));
  }

  @Test
  void aRunFromATokenIsTheSameToTheLastStep() {
    Runner runner = new Runner(Bank::nothingIsLostOfMuch);
    for (long seed = 0; seed < 50; seed++) {
      RunResult result = runner.run(seed, Choices.random(seed));

      RunResult again = runner.replay(ReplayToken.parse(ReplayToken.of(result.plan())));

      assertEquals(result.plan(), again.plan());
      assertEquals(result.trace().lines(), again.trace().lines());
      assertEquals(
          result.failure() == null ? null : result.failure().text(),
          again.failure() == null ? null : again.failure().text());
    }
  }

  @Test
  void aReplayOfAnotherProgramSaysWhereItDiverges() {
    RunResult result = new Runner(Bank::nothingIsLostOfMuch).run(5, Choices.random(5));

    var error =
        assertThrows(
            ReplayDivergedException.class,
            () -> new Runner(Race::theSecondIsLast).replay(result.plan()));

    assertNotNull(error.getMessage());
    assertTrue(error.getMessage().contains("decision"), error::getMessage);
  }

  @Test
  void aReplayWithDataThatDoesNotExistAnyMoreSaysSo() {
    Scenario before = kit -> kit.draw(Gen.ints(0, 100));
    Scenario now = kit -> kit.draw(Gen.ints(0, 10));
    Plan plan = Plan.of(0).with(new Draws(List.of(50L)));
    new Runner(before).replay(plan);

    var error = assertThrows(ReplayDivergedException.class, () -> new Runner(now).replay(plan));

    assertNotNull(error.getMessage());
    assertTrue(
        error.getMessage().contains("Number 1 of what is drawn must be at most 10, and was 50."),
        error::getMessage);
  }

  @Test
  void aReplayThatLeavesOutWhatIsNotSentSaysSo() {
    Plan plan = Plan.of(0).with(LeftOut.of(List.of(7)));

    var error =
        assertThrows(
            ReplayDivergedException.class, () -> new Runner(Race::theSecondIsLast).replay(plan));

    assertNotNull(error.getMessage());
    assertTrue(error.getMessage().contains("but it sends only 3"), error::getMessage);
  }

  /// Fails where handlers take time.
  private static void theTickIsOnTime(TestKit kit) {
    List<String> log = new ArrayList<>();
    ActorRef<Jobs.Counter> counter = kit.spawn(Jobs.counter("counter", log));
    counter.tell(new Jobs.Counter.TickIn(Duration.ofSeconds(1)));
    kit.advance(Duration.ofSeconds(5));
    assertEquals("tick at 801", log.getLast());
  }

  @Test
  void aReplayHasTheSettingsOfTheRunWhateverTheTestSays() {
    Explorer slow =
        Explorer.of(ReplayTokenTest::theTickIsOnTime)
            .timeModel(TimeModel.durations(Duration.ofSeconds(3)))
            .delivery(DeliveryModel.PAIR)
            .strategy(Strategy.pct(2));
    Explorer other = Explorer.of(ReplayTokenTest::theTickIsOnTime);
    FailureReport report = slow.explore().report();
    assertFalse(other.explore().hasFailed());

    var again = assertThrows(ExplorationFailedError.class, () -> other.replay(report.token()));

    assertEquals(report.token(), again.report().token());
    assertTrue(
        String.valueOf(again.getMessage())
            .startsWith("The scenario failed again, in a replay (found with pct(2))"));
  }

  @Test
  void usualSettingsTakeNoPlace() {
    Plan unusual =
        Plan.of(7).with(new Settings(DeliveryModel.PAIR, TimeModel.idle(), Strategy.portfolio()));

    assertEquals(
        new Settings(DeliveryModel.LOCAL, TimeModel.racy(), Strategy.portfolio()),
        Plan.of(7).settings());
    assertEquals("v1:DorCujU", ReplayToken.of(Plan.of(7)));
    assertEquals(unusual, ReplayToken.parse(ReplayToken.of(unusual)));
    assertEquals("PAIR,idle,", unusual.settings().text());
  }
}
