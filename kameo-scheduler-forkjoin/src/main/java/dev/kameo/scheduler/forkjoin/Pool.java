package dev.kameo.scheduler.forkjoin;

import dev.kameo.spi.Blocker;
import dev.kameo.spi.RealTimeScheduler;
import dev.kameo.spi.Waiting;
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
/// A worker starts tasks into its own queue, which costs no lock and from which idle workers steal.
/// Other threads start them into the pool's shared queues. A worker looks at these only when its
/// own queue is empty, and then stays at one of them while it has something: two actors that tell
/// each other in turn would keep it for ever. So each worker counts the tasks it runs, and every so
/// often, and after each full turn of a busy lane, moves one from the shared queues behind those in
/// its own. Then everything waits for a bounded number of turns.
///
/// Not `externalSubmit`, which would put a busy lane behind the others at once: it does not look
/// whether the pool is shut down, and what comes too late is lost.
///
/// # Who is woken
///
/// A worker whose queue is empty wakes nobody for the task that it starts, and takes it itself when
/// it is done. With a second one there is work for two, and it wakes another worker. That alone
/// would not do: the actor that was told something would wait until the teller's handler is over,
/// however long, while processors idle. It waits for a [Watchdog] at most.
///
/// # When it is closed
///
/// A task that is lost is a lane that nobody runs any more, and with it all that is sent there. So
/// each is run by somebody: what is refused, by the thread that has started it; what is dropped
/// from a queue, by a thread of its own, since who closes the pool must not be kept; what a worker
/// has put into its own queue while that was emptied, by the worker, if it can still take it back.
/// If it cannot, somebody else has it. To ask whether the pool is open, and then to start the task,
/// would miss that it is closed in between.
final class Pool {

  private static final int MOST_THREADS = 0x7fff;
  private static final long KEEP_ALIVE_SECONDS = 10;

  private final ForkJoinPool pool;
  private final Watchdog watchdog;
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
    watchdog = new Watchdog(scheduler, pool);
  }

  /// Runs a lane soon; after closing, on the calling thread. For who has the right to run it.
  void startTurn(ForkJoinLane lane) {
    start(new Turn(this, lane));
  }

  /// Runs a task soon; after closing, on the calling thread. Each task is started once.
  void start(PoolTask task) {
    Worker worker = currentWorker();
    try {
      if (worker != null && !pool.isShutdown()) {
        queue(task, worker);
      } else {
        pool.execute((ForkJoinTask<?>) task);
      }
    } catch (RejectedExecutionException e) {
      task.runHere();
    }
  }

  private void queue(PoolTask task, Worker worker) {
    boolean isAlone = worker.getQueuedTaskCount() == 0;
    ForkJoinTask<?> _ = pool.lazySubmit(task);
    if (isAlone) {
      watchdog.watch();
    } else if (pool.getActiveThreadCount() < pool.getParallelism()) {
      watchdog.wakeWorker();
    }
    if (pool.isShutdown() && task.tryUnfork()) {
      // The pool may have been emptied just before the task came.
      task.runHere();
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
    if (currentWorker() == null || pool.isShutdown()) {
      return Waiting.park(blocker, nanos);
    }
    ForkJoinPool.managedBlock(new CompensatedWait(blocker, nanos));
    return blocker.isReleased();
  }

  /// Takes no more tasks. What is queued still runs, on threads of its own.
  void refuse() {
    pool.shutdownNow();
  }

  /// {@return the threads that have not ended}
  Set<Thread> alive() {
    forgetEnded();
    return alive;
  }

  private Worker newWorker(ForkJoinPool owner, String names) {
    forgetEnded();
    Worker worker = new Worker(owner, names + lastWorker.incrementAndGet());
    alive.add(worker);
    return worker;
  }

  private void forgetEnded() {
    alive.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
  }

  /// {@return the calling thread, if it is a worker of this pool}
  @Nullable Worker currentWorker() {
    return Thread.currentThread() instanceof Worker worker && pool.equals(worker.getPool())
        ? worker
        : null;
  }
}
