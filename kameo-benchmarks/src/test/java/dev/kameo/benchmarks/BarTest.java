package dev.kameo.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.benchmarks.jobs.Unit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The bars, and which of them end in a failure.
final class BarTest {

  private static final String FORKJOIN = Entrant.KAMEO_FORKJOIN;

  private static Comparison pingPong(Results results, String kameo, Peers peers) {
    return Comparison.of(results, "ping-pong", kameo, peers).orElseThrow();
  }

  @Test
  void isMetByAsMuchOrMoreWhereMoreIsBetter() {
    Bar bar = new Bar("ring", FORKJOIN, Peers.FLOOR, 0.7);

    assertTrue(bar.isMet(0.7, Unit.PER_SECOND));
    assertFalse(bar.isMet(0.69, Unit.PER_SECOND));
    assertEquals("≥ 0.70", bar.toText(Unit.PER_SECOND));
  }

  @Test
  void isMetByAsMuchOrLessWhereLessIsBetter() {
    Bar bar = new Bar("bytes-1m-cold", FORKJOIN, Peers.PEKKO, 0.3);

    assertTrue(bar.isMet(0.3, Unit.BYTES));
    assertFalse(bar.isMet(0.31, Unit.BYTES));
    assertEquals("≤ 0.30", bar.toText(Unit.BYTES));
  }

  @Test
  void isOfAFigureThatIsMeasured() {
    List<String> measured =
        List.of(
            "counting-1",
            "counting-4",
            "ping-pong",
            "ring",
            "big",
            "ask-virtual",
            "ask-platform",
            "create-100k",
            "create-1m",
            "bytes-100k-fresh",
            "bytes-100k-cold",
            "bytes-1m-fresh",
            "bytes-1m-cold",
            "bytes-per-tell");

    assertEquals(measured, Bar.figures());
    assertTrue(Ceiling.all().stream().allMatch(it -> measured.contains(it.figure())));
    assertEquals(Optional.empty(), Bar.of("restart", FORKJOIN, Peers.PEKKO));
  }

  @Test
  void comparesWithTheBestPeerRoundByRound() {
    Comparison comparison = pingPong(Sample.results(), FORKJOIN, Peers.PEKKO);

    assertEquals("2.00 (1.80–2.20) pekko-5, ≥ 1.50 met", comparison.toText());
    assertFalse(comparison.isLost());
  }

  @Test
  void saysThatItIsNotMet() {
    Comparison comparison = pingPong(Sample.results(), FORKJOIN, Peers.FLOOR);

    assertEquals("0.50 (0.45–0.55) c, ≥ 0.70 NOT MET", comparison.toText());
    assertTrue(comparison.isLost());
  }

  @Test
  void isOnlyReportedForARate() {
    assertFalse(pingPong(Sample.results(), FORKJOIN, Peers.FLOOR).isMet());
    assertEquals(List.of(), Gates.broken(Sample.results()));
  }

  @Test
  void isAGateForBytes() {
    Results results = Sample.results();
    Sample.add(results, "pekko-100", "bytes-100k-cold", Unit.BYTES, 600, 600);
    Sample.add(results, FORKJOIN, "bytes-per-tell", Unit.BYTES, 40);

    assertEquals(
        List.of(
            "bytes-100k-cold of kameo-forkjoin over that of a peer: 0.33 (0.33–0.33) pekko-100, ≤"
                + " 0.30 NOT MET",
            "bytes-100k-cold of kameo-virtual over that of a peer: 0.42 (0.42–0.42) pekko-100, ≤"
                + " 0.35 NOT MET",
            "bytes-per-tell of kameo-forkjoin is 40.0 bytes and may be 26.4"),
        Gates.broken(results));
  }

  @Test
  void isNoExcuseForAForkThatFails() {
    Results results = Sample.results();
    results.add(new Failure(2, "kameo-virtual", "ring", "killed after 90 seconds"));
    results.add(new Failure(2, "jox", "big", "killed after 90 seconds"));

    assertEquals(
        List.of("kameo-virtual failed in ring, round 2: killed after 90 seconds"),
        Gates.broken(results));
  }
}
