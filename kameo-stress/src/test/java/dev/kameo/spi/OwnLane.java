package dev.kameo.spi;

import dev.kameo.stress.Clerk;
import dev.kameo.stress.Patience;

/// A lane that is run by whoever wakes it.
final class OwnLane extends MailboxLane {

  private static final int BATCH = 2;

  private final Clerk clerk;
  private final int lingering;

  OwnLane(Clerk clerk) {
    this(clerk, 0);
  }

  /// Makes one.
  ///
  /// @param lingering how often a run looks for more before the lane is released
  OwnLane(Clerk clerk, int lingering) {
    super(clerk, Integer.MAX_VALUE);
    this.clerk = clerk;
    this.lingering = lingering;
  }

  @Override
  protected boolean linger() {
    for (int look = 0; look < lingering; look++) {
      if (!isEmpty()) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
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
