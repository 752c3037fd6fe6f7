package dev.kameo.scheduler.forkjoin;

import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/// A thread of the pool. It inherits nothing from the thread that happens to start it.
final class Worker extends ForkJoinWorkerThread {

  private final Set<Thread> alive;

  /// How many tasks it has run. This thread only.
  private int runs;

  /// @param alive where it is entered while it lives
  Worker(ForkJoinPool pool, String name, Set<Thread> alive) {
    super(null, pool, false);
    setName(name);
    this.alive = alive;
    alive.add(this);
  }

  @Override
  protected void onTermination(@Nullable Throwable exception) {
    alive.remove(this);
  }

  int countRun() {
    return ++runs;
  }
}
