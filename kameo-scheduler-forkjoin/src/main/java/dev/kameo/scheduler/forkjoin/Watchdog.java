package dev.kameo.scheduler.forkjoin;

import dev.kameo.spi.RealTimeScheduler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Finds lanes that are next on a worker that does not come to them, and starts them elsewhere.
///
/// What is next on a worker is seen by no other one, and nobody is woken for it. Mostly the worker
/// comes to it long before another one would be awake; to wake one costs microseconds, and then two
/// processors hand each other what one would do alone, many times slower. But the worker may as
/// well compute on, or block. So while anything is next somewhere, a timer comes every millisecond,
/// like the monitor of Go's scheduler. What is next on a worker that has begun nothing since the
/// timer came last, it starts again through the pool's shared queues, for which a worker is woken.
///
/// # When the timer runs
///
/// A worker first says what is next and then looks whether it was said that anything is; the timer
/// first takes that back and then looks at the workers. So one of the two sees the other: what is
/// next is found, or the timer comes again. It also comes again while anything is next.
final class Watchdog {

  private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(1);

  private final RealTimeScheduler scheduler;
  private final Pool pool;
  private final AtomicBoolean ticking = new AtomicBoolean();

  /// Whether it was said since the last tick that something is next. Set by workers, cleared by the
  /// tick.
  private volatile boolean watching;

  Watchdog(RealTimeScheduler scheduler, Pool pool) {
    this.scheduler = scheduler;
    this.pool = pool;
  }

  /// Called by a worker on which something is next now where nothing was.
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
    for (Thread thread : pool.threads()) {
      if (thread instanceof Worker worker && worker.hasNext()) {
        again = true;
        if (worker.isKept()) {
          startElsewhere(worker);
        }
      }
    }
    if (again) {
      tickLater();
    }
  }

  private void startElsewhere(Worker worker) {
    ForkJoinLane lane = worker.takeNext();
    if (lane != null) {
      pool.startElsewhere(new Turn(lane));
    }
  }
}
