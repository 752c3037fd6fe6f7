package dev.kameo.scheduler.forkjoin;

import dev.kameo.spi.RealTimeScheduler;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Finds tasks that wait behind another one for long, and has a worker woken for them.
///
/// A worker whose queue is empty starts a task without waking anybody. Mostly it is done, and takes
/// the task itself, long before another worker would be awake; to wake one costs microseconds, and
/// then two processors hand each other what one would do alone, many times slower. But the worker
/// may as well compute on, or block. So while tasks are started like this, a timer comes every
/// millisecond, like the monitor of Go's scheduler. If anything is queued, it gives the pool a task
/// that does nothing. The worker that is woken for it looks into all queues. It may find what has
/// waited for a moment only: one move in a millisecond.
///
/// # When the timer runs
///
/// A worker first queues a task and then looks whether it was said that there are such; the timer
/// first takes that back and then looks into the queues. So one of the two sees the other: a task
/// is found, or the timer comes again. It also comes again while anything is queued, since each
/// time wakes but one worker, and two may be kept.
final class Watchdog {

  private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(1);

  private final RealTimeScheduler scheduler;
  private final ForkJoinPool pool;
  private final AtomicBoolean ticking = new AtomicBoolean();

  /// Whether a task was started without waking anybody since the last tick. Set by workers, cleared
  /// by the tick.
  private volatile boolean watching;

  Watchdog(RealTimeScheduler scheduler, ForkJoinPool pool) {
    this.scheduler = scheduler;
    this.pool = pool;
  }

  /// Called by a worker that has queued a task and woken nobody.
  void watch() {
    if (!watching) {
      watching = true;
      tickLater();
    }
  }

  private void tickLater() {
    if (!ticking.get() && ticking.compareAndSet(false, true)) {
      scheduler.schedule(EVERY, this::tick);
    }
  }

  private void tick() {
    ticking.set(false);
    boolean again = watching;
    watching = false;
    if (pool.getQueuedTaskCount() > 0) {
      wakeWorker();
      again = true;
    }
    if (again) {
      tickLater();
    }
  }

  /// Wakes a worker, if there is one that idles. Who comes for what others have submitted looks
  /// into all other queues as well.
  void wakeWorker() {
    if (!pool.hasQueuedSubmissions()) {
      try {
        ForkJoinTask<?> _ = pool.externalSubmit(ForkJoinTask.adapt(() -> {}));
      } catch (RejectedExecutionException e) {
        // Closed: what is queued is run in other ways.
      }
    }
  }
}
