package dev.kameo.benchmarks;

import java.util.List;

/// Who Kameo is compared with: always the best of them.
enum Peers {
  /// Pekko, in its better setting.
  PEKKO("Pekko"),
  /// The floor that works as the scheduler does.
  FLOOR("floor");

  private final String title;

  Peers(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /// {@return the contenders that this one is compared with}
  List<String> of(String kameo) {
    if (this == PEKKO) {
      return List.of("pekko-5", "pekko-100");
    }
    return kameo.equals(Entrant.KAMEO_FORKJOIN) ? List.of("c") : List.of("d", "e");
  }
}
