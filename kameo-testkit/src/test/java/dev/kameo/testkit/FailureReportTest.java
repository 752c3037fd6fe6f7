package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FailureReportTest {

  private static FailureReport report(Scenario scenario) {
    Runner runner = new Runner(scenario);
    for (long seed = 0; ; seed++) {
      RunResult result = runner.run(seed, Choices.random(seed));
      if (result.failure() != null) {
        String headline = FailureReport.nameOf(result.failure().kind()) + " in schedule 12";
        return FailureReport.of(runner, result, headline);
      }
    }
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = FailureReportTest.class.getResourceAsStream("/reports/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aLostUpdateIsExplained() throws IOException {
    FailureReport report = report(Bank::theClerkIsFastEnough);

    assertEquals(golden("lost-update.txt"), report.text());
    assertEquals(golden("lost-update.mmd"), report.mermaid());
  }

  @Test
  void aDeadlockSaysWhoWaitsForWhom() throws IOException {
    assertEquals(golden("deadlock.txt"), report(Programs::bothServicesGetTheirLocks).text());
  }

  @Test
  void aLostMessageIsShownWhereItIsLost() throws IOException {
    assertEquals(golden("lost-message.txt"), report(Programs::noWorkIsLost).text());
  }

  @Test
  void whatWasDrawnIsShown() throws IOException {
    assertEquals(golden("drawn.txt"), report(Bank::nothingIsLostOfMuch).text());
  }

  @Test
  void theSameFailureHasTheSameReport() {
    assertEquals(
        report(Programs::theAuditorSeesTheWhole).text(),
        report(Programs::theAuditorSeesTheWhole).text());
  }

  @Test
  void noLineIsTooWide() {
    String text = report(Programs::theShortWayIsFirst).text();

    text.lines()
        .filter(line -> line.contains("│"))
        .forEach(line -> assertTrue(line.length() <= 100, line));
  }

  /// Sends itself one message after the other, for ever.
  static final class Restless implements Actor {

    record Next() implements Message<Restless, Void> {
      @Override
      public Reply<Void> handle(Restless restless, Context<Restless> ctx) {
        ctx.self().tell(new Next());
        return Reply.done();
      }
    }
  }

  @Test
  void ofALongRunTheBeginningAndTheEndAreShown() {
    Scenario scenario =
        kit -> {
          kit.spawn(ActorSpec.of(Restless::new).name("restless")).tell(new Restless.Next());
          kit.runUntilIdle();
        };
    RunResult failed = new Runner(scenario).stepLimit(1_000).run(Plan.of(0));

    FailureReport report = FailureReport.asItIs(failed, "It never ends");

    List<String> lines = report.text().lines().toList();
    assertTrue(lines.size() < 120, report::text);
    assertTrue(report.text().contains("  40   "), report::text);
    assertTrue(report.text().contains(" more, not shown "), report::text);
    assertEquals(81 + 3, report.mermaid().lines().count(), report::mermaid);
    assertTrue(report.mermaid().contains("Note over p0,p1: "), report::mermaid);
  }

  @Test
  void aBrokenInvariantIsMarkedAtTheStepThatBrokeIt() {
    AtomicInteger handled = new AtomicInteger();
    Scenario scenario =
        kit -> {
          handled.set(0);
          kit.invariant("one at most", () -> handled.get() < 2);
          var counter = kit.spawn(ActorSpec.of(() -> new Counter(handled)).name("counter"));
          for (int i = 0; i < 3; i++) {
            counter.tell(new Counter.Count());
          }
          kit.runUntilIdle();
        };

    String text = FailureReport.asItIs(new Runner(scenario).run(Plan.of(0)), "It fails").text();

    List<String> lines = text.lines().filter(line -> line.matches(" +\\d+ .*│.*")).toList();
    assertTrue(lines.get(1).contains("Count#2"), text);
    assertTrue(lines.get(2).contains("✗ ") && lines.get(2).contains("one at most"), text);
    assertEquals(3, lines.size(), text);
  }

  /// Counts what it handles.
  record Counter(AtomicInteger handled) implements Actor {

    record Count() implements Message<Counter, Void> {
      @Override
      public Reply<Void> handle(Counter counter, Context<Counter> ctx) {
        counter.handled.incrementAndGet();
        return Reply.done();
      }
    }
  }

  /// What is handled is told to the test, beside messages.
  record Office(Runnable onHandled) implements Actor {

    record Bill() implements Message<Office, Void> {
      @Override
      public Reply<Void> handle(Office office, Context<Office> ctx) {
        office.onHandled.run();
        return Reply.done();
      }
    }
  }

  @Test
  void aSlowTurnIsTheExplanationWhereTheMessageIsThereInTime() {
    AtomicBoolean billed = new AtomicBoolean();
    Scenario scenario =
        kit -> {
          billed.set(false);
          Runnable pay =
              () -> {
                if (!billed.get()) {
                  throw new IllegalStateException("paid before it is billed");
                }
              };
          var billing =
              kit.spawn(ActorSpec.of(() -> new Office(() -> billed.set(true))).name("billing"));
          var shop = kit.spawn(ActorSpec.of(() -> new Office(pay)).name("shop"));
          billing.tell(new Office.Bill());
          shop.tell(new Office.Bill());
        };

    String text = report(scenario).text();

    assertTrue(text.contains("It fails when `billing` handles `Bill#1` late: when all"), text);
    assertTrue(text.contains("Bill#1 (late)"), text);
  }

  @Test
  void aTimerThatIsEarlyIsPartOfTheExplanation() {
    AtomicBoolean billed = new AtomicBoolean();
    Scenario scenario =
        kit -> {
          billed.set(false);
          Runnable remind =
              () -> {
                if (!billed.get()) {
                  throw new IllegalStateException("reminded before it is billed");
                }
              };
          var billing =
              kit.spawn(ActorSpec.of(() -> new Office(() -> billed.set(true))).name("billing"));
          var shop = kit.spawn(ActorSpec.of(() -> new Office(remind)).name("shop"));
          shop.tellAfter(Duration.ofDays(30), new Office.Bill());
          billing.tell(new Office.Bill());
          kit.advance(Duration.ofDays(31));
        };

    String text = Explorer.of(scenario).explore().report().text();

    assertTrue(
        text.contains(
            "It fails when `test→billing:Bill#1` is late: when all else that can happen happens"
                + " first, and a timer fires."),
        text);
  }

  @Test
  void mermaidGoesIntoAFile(@TempDir Path folder) throws IOException {
    FailureReport report = report(Race::theSecondIsLast);
    Path file = folder.resolve("reports").resolve("race.mmd");

    report.writeMermaid(file);

    assertEquals(report.mermaid(), Files.readString(file));
  }

  @Test
  void anExplorersErrorIsReplayedFromItsToken() {
    Explorer explorer = Explorer.of(Bank::theClerkIsFastEnough);
    var error = assertThrows(ExplorationFailedError.class, explorer::check);

    var again =
        assertThrows(ExplorationFailedError.class, () -> explorer.replay(error.report().token()));

    assertEquals(error.report().token(), again.report().token());
    assertTrue(error.getMessage().contains("fails when `clerk→account:Put#1` is late"));
    assertTrue(again.getMessage().startsWith("The scenario failed again, in a replay"));
  }

  @Test
  void aReplayOfWhatIsMendedPasses() {
    String token = report(Race::theSecondIsLast).token();

    Explorer.of(Race::oneOfThemIsLast).replay(token);
  }
}
