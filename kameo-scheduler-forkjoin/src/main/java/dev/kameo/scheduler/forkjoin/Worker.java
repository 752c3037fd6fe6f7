package dev.kameo.scheduler.forkjoin;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/// A thread of the pool. It inherits nothing from the thread that happens to start it.
final class Worker extends ForkJoinWorkerThread {

  private static final int ADOPT_EVERY = 32;

  /// More than are of use to a worker that wakes a few lanes in each turn.
  private static final int MOST_TURNS = 64;

  /// How many tasks it has run. This thread only, as those below.
  private int runs;

  /// Turns of lanes that are empty now.
  private final Turn[] spare = new Turn[MOST_TURNS];

  private int spares;

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

  /// Keeps a turn that is over.
  void keep(Turn turn) {
    if (spares < MOST_TURNS) {
      spare[spares++] = turn;
    }
  }

  /// {@return a turn that was kept, or a new one}
  Turn turn(Pool pool) {
    return spares == 0 ? new Turn(pool) : spare[--spares];
  }
}
