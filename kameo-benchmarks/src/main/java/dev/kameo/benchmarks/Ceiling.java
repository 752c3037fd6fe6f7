package dev.kameo.benchmarks;

import java.util.List;

/// How many bytes something may take at most.
///
/// @param figure which figure
/// @param kameo on which scheduler
/// @param bytes how many
record Ceiling(String figure, String kameo, double bytes) {

  /// A queue node: a header, the message and the next one; and what little comes from elsewhere.
  private static final double ONE_NODE = 24 * 1.1;

  private static final List<Ceiling> ALL =
      List.of(
          new Ceiling("bytes-100k-fresh", Entrant.KAMEO_FORKJOIN, 220),
          new Ceiling("bytes-100k-cold", Entrant.KAMEO_FORKJOIN, 220),
          new Ceiling("bytes-100k-cold", Entrant.KAMEO_VIRTUAL, 260),
          new Ceiling("bytes-1m-fresh", Entrant.KAMEO_FORKJOIN, 220),
          new Ceiling("bytes-1m-cold", Entrant.KAMEO_FORKJOIN, 220),
          new Ceiling("bytes-1m-cold", Entrant.KAMEO_VIRTUAL, 260),
          new Ceiling("bytes-per-tell", Entrant.KAMEO_FORKJOIN, ONE_NODE),
          new Ceiling("bytes-per-tell", Entrant.KAMEO_VIRTUAL, ONE_NODE));

  static List<Ceiling> all() {
    return ALL;
  }
}
