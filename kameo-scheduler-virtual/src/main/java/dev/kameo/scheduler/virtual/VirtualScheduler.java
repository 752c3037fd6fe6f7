package dev.kameo.scheduler.virtual;

import dev.kameo.spi.Blocker;
import dev.kameo.spi.Lane;
import dev.kameo.spi.RealTimeScheduler;
import dev.kameo.spi.Receiver;
import dev.kameo.spi.SchedulerSettings;
import dev.kameo.spi.Waiting;

/// Runs lanes and tasks on virtual threads, and waits by parking them.
final class VirtualScheduler extends RealTimeScheduler {

  private final Threads threads = new Threads();
  private final WarmThreads warm;
  private final Canary canary = new Canary(this);
  private final int batch;

  VirtualScheduler(SchedulerSettings settings, int batch, long idleNanos) {
    super(settings);
    this.batch = batch;
    this.warm = new WarmThreads(this, idleNanos);
  }

  @Override
  public Lane open(Receiver receiver, int capacity) {
    return new VirtualLane(this, receiver, capacity);
  }

  @Override
  public void execute(Runnable task) {
    start("task", task);
  }

  @Override
  public boolean block(Blocker blocker, long nanos) throws InterruptedException {
    return Waiting.park(blocker, nanos);
  }

  @Override
  public void close() {
    threads.refuse();
    warm.retire();
    end(threads::alive);
    super.close();
  }

  /// Runs something on a thread of its own; after closing, on the calling thread.
  void start(String name, Runnable work) {
    threads.start(name, work);
  }

  /// {@return how many envelopes a lane takes before others may have their turn}
  int batch() {
    return batch;
  }

  /// {@return the threads that stay with their lanes}
  WarmThreads warm() {
    return warm;
  }

  Canary canary() {
    return canary;
  }

  boolean isClosed() {
    return threads.areRefused();
  }
}
