package dev.kameo.verification.canaries;

import dev.kameo.testkit.Scenario;

/// A program whose bug an explorer must find, and whose repaired twin it must leave in peace. The
/// patterns of bugs are those of the guide to exploring.
enum Canary {
  AUCTION_ENDS("timer race", AuctionEnds::new),
  BUSY_POLLER("starvation", BusyPoller::new),
  EARLY_ORDER("message before set-up", EarlyOrder::new),
  FOREIGN_CALLBACK("context escape", ForeignCallback::new),
  FULL_PIPES("blocked by full mailboxes", FullPipes::new),
  IMPATIENT_CHECKOUT("double completion", ImpatientCheckout::new),
  LATE_RESIGNATION("waits for ever", LateResignation::new),
  LEAKED_BATCH("leaked mutable state", LeakedBatch::new),
  LOST_UPDATE("bad interleaving", LostUpdate::new),
  MUTUAL_ASK("ask cycle", MutualAsk::new),
  POISON_JOB("restart storm", PoisonJob::new),
  POLITE_DINERS("livelock", PoliteDiners::new),
  PRINTER_CLOSES("lost message after stop", PrinterCloses::new),
  REPLICAS_DIVERGE("bad interleaving", ReplicasDiverge::new),
  REUSED_NAME("watch race", ReusedName::new),
  SHUTDOWN_ORDER("shutdown order", ShutdownOrder::new),
  STALE_FEED("stale incarnation", StaleFeed::new),
  STASH_OVERFLOW("silent drop", StashOverflow::new),
  TORN_TRANSFER("bad interleaving", TornTransfer::new);

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
