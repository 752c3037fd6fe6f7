package dev.kameo.spi;

import dev.kameo.stress.Clerk;
import dev.kameo.stress.Patience;

/// A lane that is run by whoever wakes it.
final class OwnLane extends MailboxLane {

  private static final int BATCH = 2;

  private final Clerk clerk;

  OwnLane(Clerk clerk) {
    super(clerk, Integer.MAX_VALUE);
    this.clerk = clerk;
  }

  @Override
  protected void wake() {
    // While an envelope is being linked, there is something and nothing to be had.
    if (!Patience.until(() -> !runBatch(BATCH))) {
      clerk.complain("runs without an end");
    }
  }

  /// Has the right to run it for a moment, and does nothing with it.
  void touch() {
    if (claim() && !release()) {
      wake();
    }
  }
}
