package dev.kameo.scheduler.forkjoin;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A thread of the pool. It inherits nothing from the thread that happens to start it.
///
/// # What is next
///
/// The lane that was started last by what runs here is not queued. It is next on this thread, while
/// what it was sent is still in the processor's cache, as in the schedulers of Go (`runnext`) and
/// Tokio (the LIFO slot). The one that was next until then goes into the queue, where idle workers
/// find it. The right to run a lane goes with it: who takes it out, this thread or the [Watchdog],
/// has the right alone. This thread looks for it after each task, so nothing is next where nothing
/// runs.
///
/// # Others
///
/// Lanes that start each other in turn would keep this thread for ever. So it counts what it runs,
/// and every so often moves a task from the pool's shared queues behind those in its own. If there
/// is anything in its own, it puts what is next behind it. If there is nothing, nobody waits.
final class Worker extends ForkJoinWorkerThread {

  private static final int OTHERS_EVERY = 32;

  private final Pool home;

  /// The lane that is next. Set by this thread, taken by anyone.
  private final AtomicReference<@Nullable ForkJoinLane> next = new AtomicReference<>();

  /// How many tasks and turns it has begun. Written by this thread, read by anyone.
  private final AtomicInteger begun = new AtomicInteger();

  /// What [#begun] was when the watchdog came last. For the watchdog.
  private int begunBefore;

  Worker(ForkJoinPool pool, String name, Pool home) {
    super(null, pool, false);
    setName(name);
    this.home = home;
  }

  // For this thread

  /// Counts what it is about to run.
  void begin() {
    // Was meant for what this thread ran before.
    Thread.interrupted();
    int count = begun.getPlain() + 1;
    begun.setOpaque(count);
    if (count % OTHERS_EVERY == 0) {
      PoolTask.adopt(home);
      if (getQueuedTaskCount() > 0) {
        queueNext();
      }
    }
  }

  /// Gives a lane its turn. If there is more in it, it comes behind the others.
  void run(ForkJoinLane lane) {
    if (lane.run()) {
      PoolTask.adopt(home);
      if (next.get() == null && getQueuedTaskCount() == 0) {
        start(lane);
      } else {
        home.queue(new Turn(lane));
      }
    }
  }

  /// Runs what is next, and what then is next, until nothing is.
  void runNext() {
    while (hasNext()) {
      begin();
      ForkJoinLane lane = takeNext();
      if (lane != null) {
        run(lane);
      }
    }
  }

  /// Has a lane run next.
  void start(ForkJoinLane lane) {
    ForkJoinLane former = next.getAndSet(lane);
    if (former == null) {
      home.watchdog().watch();
    } else {
      home.queue(new Turn(former));
    }
  }

  /// Puts what is next where others find it.
  void queueNext() {
    ForkJoinLane lane = takeNext();
    if (lane != null) {
      home.queue(new Turn(lane));
    }
  }

  /// Runs what is next here and now.
  void finishNext() {
    ForkJoinLane lane = takeNext();
    if (lane != null) {
      new Turn(lane).runHere();
    }
  }

  // For any thread

  boolean hasNext() {
    return next.get() != null;
  }

  /// {@return what was next and has to be run by the caller now; `null` if nothing was}
  @Nullable ForkJoinLane takeNext() {
    return next.getAndSet(null);
  }

  // For the watchdog

  /// {@return whether it still is at what it was at when this was called last}
  boolean isKept() {
    int now = begun.getOpaque();
    boolean kept = now == begunBefore;
    begunBefore = now;
    return kept;
  }
}
