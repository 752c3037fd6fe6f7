package dev.kameo.scheduler.forkjoin;

import dev.kameo.spi.Blocker;
import dev.kameo.spi.Lane;
import dev.kameo.spi.RealTimeScheduler;
import dev.kameo.spi.Receiver;
import dev.kameo.spi.SchedulerSettings;

/// Runs lanes and tasks as tasks of a fork-join pool, and waits with compensation.
final class ForkJoinScheduler extends RealTimeScheduler {

  private final Pool pool;
  private final int batch;

  ForkJoinScheduler(SchedulerSettings settings, int parallelism, int batch) {
    super(settings);
    this.pool = new Pool(this, settings.systemName() + "-forkjoin-", parallelism);
    this.batch = batch;
  }

  @Override
  public Lane open(Receiver receiver, int capacity) {
    return new ForkJoinLane(this, receiver, capacity);
  }

  @Override
  public void execute(Runnable task) {
    pool.start(new SideTask(pool, task));
  }

  @Override
  public boolean block(Blocker blocker, long nanos) throws InterruptedException {
    return pool.block(blocker, nanos);
  }

  @Override
  public void close() {
    pool.refuse();
    end(pool::alive);
    super.close();
  }

  Pool pool() {
    return pool;
  }

  /// {@return how many envelopes a lane takes before others have their turn}
  int batch() {
    return batch;
  }
}
