package dev.kameo.scheduler.forkjoin;

import dev.kameo.spi.MailboxLane;
import dev.kameo.spi.Receiver;

/// A lane that is run in turns by the pool, and comes behind the others after each.
final class ForkJoinLane extends MailboxLane {

  private final ForkJoinScheduler scheduler;
  private final Turn turn;

  ForkJoinLane(ForkJoinScheduler scheduler, Receiver receiver, int capacity) {
    super(receiver, capacity);
    this.scheduler = scheduler;
    this.turn = new Turn(scheduler.pool());
  }

  @Override
  protected void wake() {
    scheduler.pool().start(turn);
  }

  /// The lane as a task. Whoever has the right to run the lane starts it, so it is in the pool at
  /// most once.
  @SuppressWarnings("serial") // is never serialized
  private final class Turn extends PoolTask {

    Turn(Pool pool) {
      super(pool);
    }

    @Override
    boolean takeTurn() {
      return runBatch(scheduler.batch());
    }
  }
}
