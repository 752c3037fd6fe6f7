package dev.kameo.verification.canaries;

import dev.kameo.testkit.Explorer;
import dev.kameo.testkit.Scenario;
import java.util.Locale;

/// A program whose bug an explorer must find, and whose repaired twin it must leave in peace. The
/// patterns of bugs are those of the guide to exploring.
enum Canary {
  AUCTION_ENDS("timer race", AuctionEnds::new),
  BOTH_COPIES_LOST("bad interleaving", BothCopiesLost::new),
  BROKEN_PROMISE("bad interleaving", BrokenPromise::new),
  BUSY_POLLER("starvation", BusyPoller::new),
  CHANGING_QUERY("bad interleaving", ChangingQuery::new),
  CHUNKED_FILE("message order violation", ChunkedFile::new),
  DOUBLE_BOOKING("double completion", DoubleBooking::new),
  DOUBLE_VOTE("bad interleaving", DoubleVote::new),
  EARLY_END("message order violation", EarlyEnd::new),
  EARLY_ORDER("message order violation", EarlyOrder::new),
  EXPIRED_LEASE("timer race", ExpiredLease::new),
  FLUSH_LOSES_ITEMS("bad interleaving", FlushLosesItems::new),
  FOREIGN_CALLBACK("context escape", ForeignCallback::new),
  FREED_TOO_EARLY("message order violation", FreedTooEarly::new),
  FULL_PIPES("self-deadlock by blocking", FullPipes::new),
  HASTY_CANCELLATION("message order violation", HastyCancellation::new),
  IMPATIENT_CHECKOUT("double completion", ImpatientCheckout::new),
  IN_DOUBT("timer race", InDoubt::new),
  KILLED_TELLER("lost message after stop", KilledTeller::new),
  LATE_RESIGNATION("behavioural deadlock", LateResignation::new),
  LATE_SUBSCRIBER("bad interleaving", LateSubscriber::new),
  LEAKED_BATCH("leaked mutable state", LeakedBatch::new),
  LEAKED_PERMIT("double completion", LeakedPermit::new),
  LOST_UPDATE("bad interleaving", LostUpdate::new),
  MUTUAL_ASK("ask cycle", MutualAsk::new),
  OLD_AFTER_NEW("bad interleaving", OldAfterNew::new),
  PHILOSOPHERS("behavioural deadlock", Philosophers::new),
  POISON_JOB("restart storm", PoisonJob::new),
  POLITE_DINERS("livelock", PoliteDiners::new),
  PRINTER_CLOSES("lost message after stop", PrinterCloses::new),
  REPLICAS_DIVERGE("bad interleaving", ReplicasDiverge::new),
  REUSED_NAME("watch race", ReusedName::new),
  REVERSE_ARRIVAL("message order violation", ReverseArrival::new),
  SEARCH_BOX("timer race", SearchBox::new),
  SHUTDOWN_ORDER("shutdown order", ShutdownOrder::new),
  STALE_ACK("stale incarnation", StaleAck::new),
  STALE_CACHE("bad interleaving", StaleCache::new),
  STALE_FEED("stale incarnation", StaleFeed::new),
  STASH_OVERFLOW("silent drop", StashOverflow::new),
  TORN_TRANSFER("bad interleaving", TornTransfer::new),
  TWO_PRINTERS("bad interleaving", TwoPrinters::new),
  TWO_STREAMS("message order violation", TwoStreams::new),
  TWO_TOKENS("timer race", TwoTokens::new);

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

  /// {@return its name for people}
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// {@return an explorer of one of the twins}
  Explorer explorer(Scenario twin) {
    return Explorer.of(twin);
  }

  /// Makes one of two twins.
  private interface Program {
    Scenario of(boolean repaired);
  }
}
