package dev.kameo.scheduler.forkjoin;

/// One turn of a lane, as a task. Whoever has the right to run a lane starts a turn for it, so
/// there is at most one in the pool at a time. An idle lane has none.
@SuppressWarnings("serial") // is never serialized
final class Turn extends PoolTask {

  private final ForkJoinLane lane;

  Turn(ForkJoinLane lane) {
    this.lane = lane;
  }

  @Override
  Pool pool() {
    return lane.pool();
  }

  @Override
  void runOn(Worker worker) {
    worker.run(lane);
  }

  @Override
  void run() {
    while (lane.run()) {}
  }
}
