package dev.kameo.scheduler.forkjoin;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/// A thread of the pool. It inherits nothing from the thread that happens to start it.
final class Worker extends ForkJoinWorkerThread {

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

  int countRun() {
    return ++runs;
  }

  void keep(Turn turn) {
    if (spares < MOST_TURNS) {
      spare[spares++] = turn;
    }
  }

  /// {@return a turn that was kept, if there is one}
  @Nullable Turn takeSpare() {
    return spares == 0 ? null : spare[--spares];
  }
}
