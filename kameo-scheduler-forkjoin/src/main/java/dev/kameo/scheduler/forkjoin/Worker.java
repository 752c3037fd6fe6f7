package dev.kameo.scheduler.forkjoin;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/// A thread of the pool. It inherits nothing from the thread that happens to start it.
final class Worker extends ForkJoinWorkerThread {

  private static final int ADOPT_EVERY = 32;

  /// How many tasks it has run. This thread only.
  private int runs;

  Worker(ForkJoinPool pool, String name) {
    super(null, pool, false);
    setName(name);
  }

  /// Counts the task that it is about to run.
  ///
  /// @return whether it shall first adopt one from the shared queues
  boolean isTimeToAdopt() {
    return ++runs % ADOPT_EVERY == 0;
  }
}
