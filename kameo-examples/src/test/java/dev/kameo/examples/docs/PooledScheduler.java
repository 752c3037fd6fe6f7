package dev.kameo.examples.docs;

import dev.kameo.spi.Blocker;
import dev.kameo.spi.Lane;
import dev.kameo.spi.MailboxLane;
import dev.kameo.spi.RealTimeScheduler;
import dev.kameo.spi.Receiver;
import dev.kameo.spi.SchedulerSettings;
import dev.kameo.spi.Waiting;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// Runs each busy actor on a platform thread of a pool that grows as it must.
final class PooledScheduler extends RealTimeScheduler {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final int batch;

  PooledScheduler(SchedulerSettings settings, int batch) {
    super(settings);
    this.batch = batch;
  }

  @Override
  public Lane open(Receiver receiver, int capacity) {
    return new PooledLane(receiver, capacity);
  }

  @Override
  public void execute(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      task.run(); // closed: whoever still comes does the work itself
    }
  }

  @Override
  public boolean block(Blocker blocker, long nanos) throws InterruptedException {
    return Waiting.park(blocker, nanos);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    super.close();
  }

  private final class PooledLane extends MailboxLane {

    PooledLane(Receiver receiver, int capacity) {
      super(receiver, capacity);
    }

    @Override
    protected void wake() {
      execute(this::drain);
    }

    private void drain() {
      while (runBatch(batch)) {
        Thread.yield();
      }
    }
  }
}
