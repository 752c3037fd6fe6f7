package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.AssertionFailedError;

@Timeout(60)
class ExplorerTest {

  @Test
  void findsARaceByItself() {
    var error =
        assertThrows(
            ExplorationFailedError.class, () -> Explorer.of(Race::theSecondIsLast).check());

    assertInstanceOf(AssertionFailedError.class, error.getCause());
    assertTrue(error.getMessage().contains("first→cell:Put#1"), error::getMessage);
  }

  @Test
  void theFailureThatIsReportedDoesNotDependOnThreads() {
    Explorer explorer = Explorer.of(Race::theSecondIsLast).seed(7);

    RunResult alone = explorer.threads(1).explore().failed();
    RunResult together = explorer.threads(4).explore().failed();

    assertNotNull(alone);
    assertNotNull(together);
    assertEquals(alone.plan(), together.plan());
  }

  @Test
  void whatCannotFailDoesNot() {
    Exploration exploration = Explorer.of(Race::oneOfThemIsLast).schedules(500).explore();

    assertFalse(exploration.hasFailed(), exploration::toString);
    assertEquals(500, exploration.schedules());
  }

  @Test
  void aReportSaysWhichScheduleFailedHoweverLongTheExplorerWentOn() {
    Explorer explorer = Explorer.of(Race::theSecondIsLast).schedules(50);
    int first = explorer.explore().schedules();

    Exploration whole = explorer.keepGoing().explore();

    assertEquals(50, whole.schedules());
    String headline = "The scenario failed in schedule %d (".formatted(first);
    assertTrue(whole.report().text().startsWith(headline), whole.report()::text);
  }

  @Test
  void aBudgetOfTimeEnds() {
    Exploration exploration =
        Explorer.of(Race::oneOfThemIsLast).time(Duration.ofMillis(50)).explore();

    assertTrue(exploration.schedules() > 0);
  }

  @Test
  void numbersThatMakeNoSenseAreRefused() {
    Explorer explorer = Explorer.of(Race::theSecondIsLast);

    assertEquals(
        "schedules must be positive: 0",
        assertThrows(IllegalArgumentException.class, () -> explorer.schedules(0)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> explorer.threads(-1));
    assertThrows(IllegalArgumentException.class, () -> explorer.time(Duration.ZERO));
  }
}
