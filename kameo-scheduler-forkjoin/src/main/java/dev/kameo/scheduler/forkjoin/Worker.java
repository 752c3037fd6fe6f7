package dev.kameo.scheduler.forkjoin;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/// A thread of the pool. It inherits nothing from the thread that happens to start it.
final class Worker extends ForkJoinWorkerThread {

  /// How many tasks it has run. This thread only.
  private int runs;

  Worker(ForkJoinPool pool, String name) {
    super(null, pool, false);
    setName(name);
  }

  int countRun() {
    return ++runs;
  }
}
