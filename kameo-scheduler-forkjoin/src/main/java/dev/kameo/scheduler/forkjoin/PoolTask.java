package dev.kameo.scheduler.forkjoin;

import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/// A task that is started once; for more of the work there is another one. As far as the pool knows
/// it never completes.
///
/// To start the same one again would save an object for each turn, and loses a worker now and then:
/// an idle worker looks which task stands in a place of another one's queue, and later takes it if
/// the same one still stands there. When it pauses in between until the queue has come round, the
/// same one may stand there again; it then counts the takes of that queue from where it paused, and
/// the owner waits in a circle for ever.
@SuppressWarnings("serial") // is never serialized
abstract class PoolTask extends ForkJoinTask<Void> {

  private final Pool pool;

  PoolTask(Pool pool) {
    this.pool = pool;
  }

  /// Does a part of the work. Does not throw.
  ///
  /// @return does the rest; `null` if there is none
  abstract @Nullable PoolTask run();

  @Override
  protected final boolean exec() {
    Worker worker = pool.currentWorker();
    if (worker != null && worker.isTimeToAdopt()) {
      adopt();
    }
    // Was meant for what this thread ran before.
    Thread.interrupted();
    PoolTask rest = run();
    if (rest != null) {
      adopt();
      pool.start(rest);
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
    PoolTask rest = this;
    do {
      rest = rest.run();
    } while (rest != null);
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
