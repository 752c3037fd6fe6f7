package dev.kameo.verification.canaries;

import dev.kameo.testkit.Scenario;

/// A program whose bug an explorer must find, and whose repaired twin it must leave in peace. The
/// patterns of bugs are those of the guide to exploring.
enum Canary {
  EARLY_ORDER("message before set-up", EarlyOrder::new),
  FULL_PIPES("full mailboxes wait for each other", FullPipes::new),
  LATE_RESIGNATION("waits for ever", LateResignation::new),
  LOST_UPDATE("lost update", LostUpdate::new),
  MUTUAL_ASK("ask cycle", MutualAsk::new),
  PRINTER_CLOSES("stop overtakes work", PrinterCloses::new),
  REPLICAS_DIVERGE("no common order", ReplicasDiverge::new),
  TORN_TRANSFER("torn read", TornTransfer::new);

  private final String pattern;
  private final Program program;

  Canary(String pattern, Program program) {
    this.pattern = pattern;
    this.program = program;
  }

  /// {@return what kind of bug it has}
  String pattern() {
    return pattern;
  }

  Scenario buggy() {
    return program.of(false);
  }

  Scenario repaired() {
    return program.of(true);
  }

  /// Makes one of two twins.
  private interface Program {
    Scenario of(boolean repaired);
  }
}
