package dev.kameo.scheduler.forkjoin;

import dev.kameo.spi.AdaptiveSpin;
import dev.kameo.spi.Blocker;
import dev.kameo.spi.RealTimeScheduler;
import dev.kameo.spi.Waiting;
import dev.kameo.spi.Watchdog;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The fork-join pool of a scheduler: first come, first served, on daemon threads.
///
/// # Who comes first
///
/// The lane that a worker starts comes next on it, as [Worker] says. All else that a worker starts
/// goes into its own queue, which costs no lock and from which idle workers steal; if it was empty,
/// one is woken. Other threads start things into the pool's shared queues. A worker looks at these
/// only when its own queue is empty, and then stays at one of them while it has something: two
/// actors that tell each other in turn would keep it for ever. So every so often, and after each
/// full turn of a busy lane, a worker moves one task from the shared queues behind those in its
/// own, or from the queue of another worker, which may be kept. Then everything waits for a bounded
/// number of turns.
///
/// Not `externalSubmit`, which would put a busy lane behind the others at once: it does not look
/// whether the pool is shut down, and what comes too late is lost.
///
/// # When it is closed
///
/// A task that is lost is a lane that nobody runs any more, and with it all that is sent there. So
/// each is run by somebody: what is refused, by the thread that has started it; what is dropped
/// from a queue, or was next, by a thread of its own, since who closes the pool must not be kept;
/// what a worker has put into its own queue, or next, while that was emptied, by the worker, if it
/// can still take it back. If it cannot, somebody else has it. To ask whether the pool is open, and
/// then to start the task, would miss that it is closed in between.
final class Pool {

  /// More than that no pool of the JDK can have.
  static final int MOST_THREADS = 0x7fff;

  private static final long KEEP_ALIVE_SECONDS = 10;

  private final ForkJoinPool pool;
  private final Watchdog watchdog;
  private final AdaptiveSpin spin = new AdaptiveSpin(this::hasWork);
  private final AtomicInteger lastWorker = new AtomicInteger();

  /// The workers, and the threads of tasks that the pool has dropped when it was closed. Those that
  /// have ended are forgotten when a new one begins.
  private final Set<Thread> alive = ConcurrentHashMap.newKeySet();

  /// Makes a pool without threads; they begin with the first tasks.
  ///
  /// @param scheduler whose it is
  /// @param names what the names of its threads begin with
  Pool(RealTimeScheduler scheduler, String names, int parallelism) {
    pool =
        new ForkJoinPool(
            parallelism,
            owner -> newWorker(owner, names),
            null,
            true,
            0,
            MOST_THREADS,
            // Each worker that waits is replaced, not only the last one: the others may be
            // computing.
            parallelism,
            _ -> true,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS);
    watchdog = new Watchdog(scheduler);
  }

  /// Runs a lane soon; after closing, on the calling thread. For who has the right to run it.
  void start(ForkJoinLane lane) {
    Worker worker = openWorker();
    if (worker != null && worker.isRunning()) {
      worker.next().put(lane);
      if (pool.isShutdown()) {
        worker.next().passOn();
      }
    } else {
      start(new Turn(lane));
    }
  }

  /// Runs a task soon; after closing, on the calling thread. Each task is started once.
  void start(PoolTask task) {
    if (currentWorker() != null) {
      queue(task);
    } else {
      submit(task);
    }
  }

  /// Puts a task into the queue of the worker that calls.
  void queue(PoolTask task) {
    ForkJoinTask<?> _ = task.fork();
    if (pool.isShutdown() && task.tryUnfork()) {
      // The pool may have been emptied just before the task came.
      task.runHere();
    }
  }

  private void submit(PoolTask task) {
    try {
      pool.execute((ForkJoinTask<?>) task);
    } catch (RejectedExecutionException e) {
      task.runHere();
    }
  }

  /// Runs a task soon, never on the calling thread. For what was next on a worker that is kept, or
  /// when the pool is closed.
  void startElsewhere(PoolTask task) {
    if (pool.isShutdown()) {
      // Who closes the pool may be one of its workers, which is not refused.
      startLate(task);
      return;
    }
    try {
      pool.execute((ForkJoinTask<?>) task);
    } catch (RejectedExecutionException e) {
      startLate(task);
    }
  }

  /// Runs a task that was still queued when the pool was closed.
  void startLate(PoolTask task) {
    Thread thread =
        Thread.ofVirtual().inheritInheritableThreadLocals(false).unstarted(task::runHere);
    alive.add(thread);
    thread.start();
  }

  boolean block(Blocker blocker, long nanos) throws InterruptedException {
    Worker worker = openWorker();
    if (worker == null) {
      return spin.block(blocker, nanos, Waiting::park);
    }
    worker.next().end();
    return spin.block(blocker, nanos, Pool::parkCompensated);
  }

  private static boolean parkCompensated(Blocker blocker, long nanos) throws InterruptedException {
    ForkJoinPool.managedBlock(new CompensatedWait(blocker, nanos));
    return blocker.isReleased();
  }

  /// Keeps a worker that has nothing else to do at a lane that has just become empty, for a moment.
  ///
  /// @return whether something has come into the lane, and the worker goes on with it
  boolean linger(ForkJoinLane lane) {
    if (!spin.pays()) {
      return false;
    }
    Worker worker = openWorker();
    return worker != null && worker.lingers() && spin.linger(lane) && !worker.next().begin();
  }

  private boolean hasWork() {
    return pool.hasQueuedSubmissions() || pool.getQueuedTaskCount() > 0;
  }

  /// Takes no more tasks. What is queued still runs, on threads of its own.
  void refuse() {
    pool.shutdownNow();
    watchdog.release();
  }

  Watchdog watchdog() {
    return watchdog;
  }

  /// {@return the threads that have not ended}
  Set<Thread> alive() {
    forgetEnded();
    return alive;
  }

  private Worker newWorker(ForkJoinPool owner, String names) {
    forgetEnded();
    Worker worker = new Worker(owner, names + lastWorker.incrementAndGet(), this);
    alive.add(worker);
    return worker;
  }

  private void forgetEnded() {
    alive.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
  }

  /// {@return the calling thread, if it is a worker of this pool, which is open}
  private @Nullable Worker openWorker() {
    Worker worker = currentWorker();
    return worker != null && !pool.isShutdown() ? worker : null;
  }

  /// {@return the calling thread, if it is a worker of this pool}
  @Nullable Worker currentWorker() {
    return Thread.currentThread() instanceof Worker worker && pool.equals(worker.getPool())
        ? worker
        : null;
  }
}
