package dev.kameo.testkit.jupiter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.kameo.testkit.TestKit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Tests that must fail, run by JUnit within a test.
final class FailingTestsTest {

  private static List<Throwable> failures(Class<?> type, String method, Class<?>... parameters) {
    String types = parameters.length == 0 ? "" : parameters[0].getName();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectMethod(type.getName(), method, types))
            .build();
    List<Throwable> failures = new ArrayList<>();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable().ifPresent(failures::add);
              }
            });
    return failures;
  }

  @Test
  void aPanicThatNobodyAllowedFailsTheTest() {
    List<Throwable> failures = failures(Doomed.Failing.class, "panics", TestKit.class);

    assertTrue(String.valueOf(failures.getFirst().getMessage()).contains("panicked in Fail"));
    assertEquals(List.of(), failures(Doomed.Failing.class, "isAllowedToPanic", TestKit.class));
  }

  @Test
  void aPanicWhileTheKitClosesFailsTheTest() {
    String message = message(failures(Doomed.Failing.class, "panicsAtTheEnd", TestKit.class));
    assertTrue(message.startsWith("Actor '$1' panicked in onStop: "), message);

    message = message(failures(Doomed.Failing.class, "panicsAtTheEndOfARun", TestKit.class));
    assertTrue(message.contains("panicked in onStop: "), message);
  }

  @Test
  void whatHappensWhileTheKitClosesMayBeAllowedOrCannotBeHelped() {
    assertEquals(
        List.of(), failures(Doomed.Failing.class, "isAllowedToPanicAtTheEnd", TestKit.class));
    assertEquals(
        List.of(), failures(Doomed.Failing.class, "losesMessagesOnlyAtTheEnd", TestKit.class));
  }

  @Test
  void whatMustComeTrueAndDoesNotFailsTheTest() {
    String message =
        message(failures(Doomed.Failing.class, "waitsForWhatNeverComes", TestKit.class));

    assertEquals("'it rains' has not come true, and nothing can happen any more.", message);
  }

  @Test
  void aRaceIsFoundReportedAndReplayed() {
    String report = message(failures(Doomed.Failing.class, "races", TestKit.class));
    Matcher token = Pattern.compile("v1:[A-Za-z0-9_-]+").matcher(report);
    assertTrue(token.find(), report);
    assertTrue(report.contains("expected: <two> but was: <one>"), report);

    Doomed.Failing.RUNS.set(0);
    System.setProperty("kameo.replay", token.group());
    String again;
    try {
      again = message(failures(Doomed.Failing.class, "races", TestKit.class));
    } finally {
      System.clearProperty("kameo.replay");
    }

    assertTrue(again.contains("expected: <two> but was: <one>"), again);
    assertEquals(1, Doomed.Failing.RUNS.get());
  }

  @Test
  void faultsStrikeWhereTheTestSaysSo() {
    String report = message(failures(Doomed.Failing.class, "isStruck", TestKit.class));

    assertTrue(report.contains("What goes wrong:\n  $1#1: the start fails"), report);
  }

  @Test
  void aTestSaysHowItIsExplored() {
    String report = message(failures(Doomed.Failing.class, "isSearched", TestKit.class));
    assertTrue(report.contains("strategy: exhaustive"), report);

    assertEquals(1, failures(Doomed.Failing.class, "isRacy", TestKit.class).size());
    assertEquals(List.of(), failures(Doomed.Failing.class, "isIdle", TestKit.class));
    assertEquals(1, failures(Doomed.Failing.class, "isLocal", TestKit.class).size());
    assertEquals(List.of(), failures(Doomed.Failing.class, "isAtomic", TestKit.class));
  }

  @Test
  void aStrategyThatIsNoneIsRefused() {
    List<Throwable> failures = failures(Doomed.Failing.class, "isExploredInNoWay", TestKit.class);

    assertTrue(message(failures).startsWith("No strategy is named 'luck'."), message(failures));
  }

  private static String message(List<Throwable> failures) {
    return String.valueOf(failures.getFirst().getMessage());
  }

  @Test
  void whatCannotBeExploredSaysWhy() {
    assertTrue(
        failures(Doomed.Failing.class, "takesNoKit")
            .getFirst()
            .getMessage()
            .contains("@Explore method takesNoKit must take a TestKit"));
    assertTrue(
        failures(Doomed.OneInstance.class, "cannotBeRunAgain", TestKit.class)
            .getFirst()
            .getMessage()
            .contains("Remove @TestInstance(PER_CLASS)"));
  }
}
