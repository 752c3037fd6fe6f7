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

  /// {@return where it runs}
  abstract Pool pool();

  /// Does the work, or a part of it, on this worker, which sees to the rest. Does not throw.
  abstract void runOn(Worker worker);

  /// Does all the work, on any thread. Does not throw.
  abstract void run();

  @Override
  protected final boolean exec() {
    Worker worker = pool().currentWorker();
    if (worker == null) {
      runHere();
    } else {
      worker.run(this);
    }
    return false;
  }

  /// Moves a task from the shared queues behind those of the worker that calls; if there is none
  /// and it has nothing itself, one from the queue of another worker, who may be kept.
  static void adopt(Pool pool) {
    ForkJoinTask<?> task = pollSubmission();
    if (task == null && getQueuedTaskCount() == 0) {
      task = pollTask();
    }
    if (task instanceof PoolTask own) {
      pool.queue(own);
    } else if (task != null) {
      task.fork();
    }
  }

  /// Does all the work on the calling thread, whose interrupt is its own: the work neither sees it
  /// nor adds one.
  final void runHere() {
    boolean interrupted = Thread.interrupted();
    run();
    if (interrupted) {
      Thread.currentThread().interrupt();
    } else {
      Thread.interrupted();
    }
  }

  /// Called by the pool when it is closed and drops what is still queued. The work is not lost.
  @Override
  public final boolean cancel(boolean mayInterruptIfRunning) {
    pool().startLate(this);
    return super.cancel(mayInterruptIfRunning);
  }

  @Override
  public final @Nullable Void getRawResult() {
    return null;
  }

  @Override
  protected final void setRawResult(@Nullable Void value) {}
}
