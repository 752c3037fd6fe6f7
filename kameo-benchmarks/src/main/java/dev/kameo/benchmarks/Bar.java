package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What Kameo has set itself to reach: a ratio of its figure and that of the best of its peers.
///
/// @param figure which figure
/// @param kameo on which scheduler
/// @param peers beside whom
/// @param ratio at least that, or at most where less is better
record Bar(String figure, String kameo, Peers peers, double ratio) {

  private static final List<Bar> ALL =
      Stream.of(
              speed("counting-1", 2, 0.75, 2, 0.75),
              speed("counting-4", 2.5, 0.75, 2.5, 0.75),
              speed("ping-pong", 1.5, 0.7, 0.3, 0.8),
              speed("ring", 1.6, 0.7, 0.3, 0.8),
              speed("big", 1.5, 0.75, 0.45, 0.8),
              speed("ask-virtual", 2, 0.8, 10, 0.8),
              speed("ask-platform", 1, 0.9, 1, 0.8),
              speed("create-100k", 10, 0.4, 6, 0.6),
              speed("create-1m", 10, 0.4, 6, 0.6),
              bytes("bytes-100k-fresh", 0.3),
              bytes("bytes-100k-cold", 0.3, 0.35),
              bytes("bytes-1m-fresh", 0.3),
              bytes("bytes-1m-cold", 0.3, 0.35),
              bytes("bytes-per-tell", 0.6, 0.6))
          .flatMap(List::stream)
          .toList();

  private static List<Bar> speed(
      String figure,
      double forkjoinToPekko,
      double forkjoinToFloor,
      double virtualToPekko,
      double virtualToFloor) {
    return List.of(
        new Bar(figure, Entrant.KAMEO_FORKJOIN, Peers.PEKKO, forkjoinToPekko),
        new Bar(figure, Entrant.KAMEO_FORKJOIN, Peers.FLOOR, forkjoinToFloor),
        new Bar(figure, Entrant.KAMEO_VIRTUAL, Peers.PEKKO, virtualToPekko),
        new Bar(figure, Entrant.KAMEO_VIRTUAL, Peers.FLOOR, virtualToFloor));
  }

  private static List<Bar> bytes(String figure, double forkjoinToPekko, double virtualToPekko) {
    return List.of(
        new Bar(figure, Entrant.KAMEO_FORKJOIN, Peers.PEKKO, forkjoinToPekko),
        new Bar(figure, Entrant.KAMEO_VIRTUAL, Peers.PEKKO, virtualToPekko));
  }

  private static List<Bar> bytes(String figure, double forkjoinToPekko) {
    return List.of(new Bar(figure, Entrant.KAMEO_FORKJOIN, Peers.PEKKO, forkjoinToPekko));
  }

  /// {@return the bar for this comparison, if there is one}
  static Optional<Bar> of(String figure, String kameo, Peers peers) {
    return ALL.stream()
        .filter(bar -> bar.figure.equals(figure))
        .filter(bar -> bar.kameo.equals(kameo) && bar.peers == peers)
        .findFirst();
  }

  /// {@return the figures that have bars}
  static List<String> figures() {
    return ALL.stream().map(Bar::figure).distinct().toList();
  }

  /// {@return whether a ratio is good enough}
  boolean isMet(double reached, Unit unit) {
    return unit.isMoreBetter() ? reached >= ratio : reached <= ratio;
  }

  /// {@return like `≥ 0.75`}
  String toText(Unit unit) {
    return String.format(Locale.ROOT, "%s %.2f", unit.isMoreBetter() ? "≥" : "≤", ratio);
  }
}
