package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Unit;
import java.util.List;
import java.util.Optional;

/// What Kameo has set itself to reach: a ratio of its figure and that of the best of its peers.
///
/// @param figure which figure
/// @param kameo on which scheduler
/// @param peers beside whom
/// @param ratio at least that, or at most where less is better
record Bar(String figure, String kameo, Peers peers, double ratio) {

  private static final String FORKJOIN = Entrant.KAMEO_FORKJOIN;
  private static final String VIRTUAL = Entrant.KAMEO_VIRTUAL;

  private static final List<Bar> ALL =
      List.of(
          new Bar("counting-1", FORKJOIN, Peers.PEKKO, 2),
          new Bar("counting-1", FORKJOIN, Peers.FLOOR, 0.75),
          new Bar("counting-1", VIRTUAL, Peers.PEKKO, 2),
          new Bar("counting-1", VIRTUAL, Peers.FLOOR, 0.75),
          new Bar("counting-4", FORKJOIN, Peers.PEKKO, 2.5),
          new Bar("counting-4", FORKJOIN, Peers.FLOOR, 0.75),
          new Bar("counting-4", VIRTUAL, Peers.PEKKO, 2.5),
          new Bar("counting-4", VIRTUAL, Peers.FLOOR, 0.75),
          new Bar("ping-pong", FORKJOIN, Peers.PEKKO, 1.5),
          new Bar("ping-pong", FORKJOIN, Peers.FLOOR, 0.7),
          new Bar("ping-pong", VIRTUAL, Peers.PEKKO, 0.3),
          new Bar("ping-pong", VIRTUAL, Peers.FLOOR, 0.8),
          new Bar("ring", FORKJOIN, Peers.PEKKO, 1.6),
          new Bar("ring", FORKJOIN, Peers.FLOOR, 0.7),
          new Bar("ring", VIRTUAL, Peers.PEKKO, 0.3),
          new Bar("ring", VIRTUAL, Peers.FLOOR, 0.8),
          new Bar("big", FORKJOIN, Peers.PEKKO, 1.5),
          new Bar("big", FORKJOIN, Peers.FLOOR, 0.75),
          new Bar("big", VIRTUAL, Peers.PEKKO, 0.45),
          new Bar("big", VIRTUAL, Peers.FLOOR, 0.8),
          new Bar("ask-virtual", FORKJOIN, Peers.PEKKO, 2),
          new Bar("ask-virtual", FORKJOIN, Peers.FLOOR, 0.8),
          new Bar("ask-virtual", VIRTUAL, Peers.PEKKO, 10),
          new Bar("ask-virtual", VIRTUAL, Peers.FLOOR, 0.8),
          new Bar("ask-platform", FORKJOIN, Peers.PEKKO, 1),
          new Bar("ask-platform", FORKJOIN, Peers.FLOOR, 0.9),
          new Bar("ask-platform", VIRTUAL, Peers.PEKKO, 1),
          new Bar("ask-platform", VIRTUAL, Peers.FLOOR, 0.8),
          new Bar("create-100k", FORKJOIN, Peers.PEKKO, 10),
          new Bar("create-100k", FORKJOIN, Peers.FLOOR, 0.4),
          new Bar("create-100k", VIRTUAL, Peers.PEKKO, 6),
          new Bar("create-100k", VIRTUAL, Peers.FLOOR, 0.6),
          new Bar("create-1m", FORKJOIN, Peers.PEKKO, 10),
          new Bar("create-1m", FORKJOIN, Peers.FLOOR, 0.4),
          new Bar("create-1m", VIRTUAL, Peers.PEKKO, 6),
          new Bar("create-1m", VIRTUAL, Peers.FLOOR, 0.6),
          new Bar("bytes-100k-fresh", FORKJOIN, Peers.PEKKO, 0.3),
          new Bar("bytes-100k-cold", FORKJOIN, Peers.PEKKO, 0.3),
          new Bar("bytes-100k-cold", VIRTUAL, Peers.PEKKO, 0.35),
          new Bar("bytes-1m-fresh", FORKJOIN, Peers.PEKKO, 0.3),
          new Bar("bytes-1m-cold", FORKJOIN, Peers.PEKKO, 0.3),
          new Bar("bytes-1m-cold", VIRTUAL, Peers.PEKKO, 0.35),
          new Bar("bytes-per-tell", FORKJOIN, Peers.PEKKO, 0.6),
          new Bar("bytes-per-tell", VIRTUAL, Peers.PEKKO, 0.6));

  /// {@return the bar for this comparison, if there is one}
  static Optional<Bar> of(String figure, String kameo, Peers peers) {
    return ALL.stream()
        .filter(bar -> bar.figure.equals(figure))
        .filter(bar -> bar.kameo.equals(kameo) && bar.peers == peers)
        .findFirst();
  }

  static List<Bar> all() {
    return ALL;
  }

  /// {@return whether a ratio is good enough}
  boolean isMet(double reached, Unit unit) {
    return unit.isMoreBetter() ? reached >= ratio : reached <= ratio;
  }
}
