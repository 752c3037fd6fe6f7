package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
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
