package dev.kameo.scheduler.forkjoin;

import org.jspecify.annotations.Nullable;

/// One turn of a lane, as a task. Whoever has the right to run a lane starts a turn for it, so
/// there is at most one in the pool at a time. An idle lane has none.
@SuppressWarnings("serial") // is never serialized
final class Turn extends PoolTask {

  private final Pool pool;
  private final ForkJoinLane lane;

  Turn(Pool pool, ForkJoinLane lane) {
    super(pool);
    this.pool = pool;
    this.lane = lane;
  }

  @Override
  @Nullable PoolTask run() {
    return lane.run() ? new Turn(pool, lane) : null;
  }
}
