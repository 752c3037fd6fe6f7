package dev.kameo.scheduler.forkjoin;

import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/// A task that is started again and again: as far as the pool knows, it never completes.
@SuppressWarnings("serial") // is never serialized
abstract class PoolTask extends ForkJoinTask<Void> {

  private final Pool pool;

  PoolTask(Pool pool) {
    this.pool = pool;
  }

  /// Does a part of the work. Does not throw.
  ///
  /// @return whether there is more to do
  abstract boolean takeTurn();

  /// All the work is done. Called by the worker that has done the last of it.
  void ended(Worker worker) {}

  @Override
  protected final boolean exec() {
    Worker worker = pool.currentWorker();
    if (worker != null && worker.isTimeToAdopt()) {
      adopt();
    }
    // Was meant for what this thread ran before.
    Thread.interrupted();
    if (takeTurn()) {
      adopt();
      pool.start(this);
    } else if (worker != null) {
      ended(worker);
    }
    return false;
  }

  /// Moves a task from the shared queues behind those of this worker.
  private void adopt() {
    ForkJoinTask<?> task = pollSubmission();
    if (task instanceof PoolTask own) {
      pool.start(own);
    } else if (task != null) {
      task.fork();
    }
  }

  /// Does all the work on the calling thread, whose interrupt is its own: the work neither sees it
  /// nor adds one.
  final void runHere() {
    boolean interrupted = Thread.interrupted();
    boolean more;
    do {
      more = takeTurn();
    } while (more);
    if (interrupted) {
      Thread.currentThread().interrupt();
    } else {
      Thread.interrupted();
    }
  }

  /// Called by the pool when it is closed and drops what is still queued. The work is not lost.
  @Override
  public final boolean cancel(boolean mayInterruptIfRunning) {
    pool.startLate(this);
    return super.cancel(mayInterruptIfRunning);
  }

  @Override
  public final @Nullable Void getRawResult() {
    return null;
  }

  @Override
  protected final void setRawResult(@Nullable Void value) {}
}
