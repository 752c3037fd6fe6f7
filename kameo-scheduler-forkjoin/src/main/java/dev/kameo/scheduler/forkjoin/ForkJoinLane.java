package dev.kameo.scheduler.forkjoin;

import dev.kameo.spi.MailboxLane;
import dev.kameo.spi.Receiver;

/// A lane that is run in turns by the pool, and comes behind the others after each.
final class ForkJoinLane extends MailboxLane {

  private final ForkJoinScheduler scheduler;

  ForkJoinLane(ForkJoinScheduler scheduler, Receiver receiver, int capacity) {
    super(receiver, capacity);
    this.scheduler = scheduler;
  }

  @Override
  protected void wake() {
    pool().start(this);
  }

  @Override
  protected boolean linger() {
    return pool().linger(this);
  }

  Pool pool() {
    return scheduler.pool();
  }

  /// Runs a part of what there is. For who has the right to run the lane.
  ///
  /// @return whether there is more
  boolean run() {
    return runBatch(scheduler.batch());
  }
}
