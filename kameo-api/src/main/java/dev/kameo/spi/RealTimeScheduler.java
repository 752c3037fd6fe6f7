package dev.kameo.spi;

import dev.kameo.Cancellable;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The part of a scheduler that is the same on all real threads: the clocks, the timers,
/// randomness, and the news of lost objects. A subclass adds lanes, tasks and waiting.
///
/// There is a timer that looks for lost objects only while some are watched. Who adds one first
/// adds it and then looks whether a look is due; a look first says that it is over and then looks
/// whether there is one. So there is never one that nobody looks for. To add one and start a timer
/// if it is the first would miss the case that a look has just seen the last of the others go.
public abstract class RealTimeScheduler implements Scheduler {

  private static final long LOST_OBJECTS_EVERY = TimeUnit.SECONDS.toNanos(1);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
  private static final long NAP_MILLIS = 10;

  private final ScheduledThreadPoolExecutor timers;
  private final ReferenceQueue<Object> lost = new ReferenceQueue<>();
  private final Set<Watched> watched = ConcurrentHashMap.newKeySet();

  /// Whether a look for lost objects is due. Set by who schedules it, cleared by it.
  private final AtomicBoolean looking = new AtomicBoolean();

  /// Runs the timers. Written by the thread that needs it first, read at the end.
  private volatile @Nullable Thread timerThread;

  /// Starts the timers, whose thread begins with the first of them.
  ///
  /// @param settings for the name of the thread
  protected RealTimeScheduler(SchedulerSettings settings) {
    String name = settings.systemName() + "-" + settings.schedulerName() + "-timers";
    timers =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = Thread.ofPlatform().daemon().name(name).unstarted(task);
              timerThread = thread;
              return thread;
            });
    timers.setRemoveOnCancelPolicy(true);
    timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public final Cancellable schedule(long nanos, Runnable task) {
    if (timers.isShutdown()) {
      return NeverDue.INSTANCE;
    }
    try {
      return FutureCancellable.of(timers.schedule(task, nanos, TimeUnit.NANOSECONDS));
    } catch (RejectedExecutionException e) {
      return NeverDue.INSTANCE;
    }
  }

  @Override
  public final Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public final long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public final RandomGenerator random() {
    return ThreadLocalRandom.current();
  }

  @Override
  public final void whenUnreachable(Object object, Runnable task) {
    watched.add(new Watched(object, lost, task));
    lookLater();
  }

  private void lookLater() {
    if (!looking.get() && looking.compareAndSet(false, true)) {
      schedule(LOST_OBJECTS_EVERY, this::tellOfLostObjects);
    }
  }

  private void tellOfLostObjects() {
    looking.set(false);
    Reference<?> reference;
    while ((reference = lost.poll()) != null) {
      if (reference instanceof Watched found && watched.remove(found)) {
        found.task.run();
      }
    }
    if (!watched.isEmpty()) {
      lookLater();
    }
  }

  /// Ends the timers, and waits a second for one that runs. Subclasses end their threads first.
  @Override
  public void close() {
    timers.shutdownNow();
    watched.clear();
    Thread thread = timerThread;
    if (thread != null) {
      end(() -> Set.of(thread));
    }
  }

  /// Interrupts threads, again and again since one may block more than once, until they have ended
  /// or a second is over. The calling thread may be one of them, and is left alone; its interrupt
  /// is kept.
  ///
  /// @param threads those to end, asked for anew each time
  protected static void end(Supplier<? extends Collection<? extends Thread>> threads) {
    boolean interrupted = false;
    long deadline = System.nanoTime() + PATIENCE;
    Optional<? extends Thread> other = otherOf(threads.get());
    while (other.isPresent() && System.nanoTime() < deadline) {
      for (Thread thread : threads.get()) {
        if (!thread.equals(Thread.currentThread())) {
          thread.interrupt();
        }
      }
      try {
        other.get().join(NAP_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      other = otherOf(threads.get());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<? extends Thread> otherOf(Collection<? extends Thread> threads) {
    return threads.stream()
        .filter(thread -> !thread.equals(Thread.currentThread()))
        .filter(thread -> thread.getState() != Thread.State.TERMINATED)
        .findFirst();
  }

  /// An object whose loss is to be told, and how.
  private static final class Watched extends PhantomReference<Object> {

    private final Runnable task;

    Watched(Object object, ReferenceQueue<Object> queue, Runnable task) {
      super(object, queue);
      this.task = task;
    }
  }

  /// A timer of a scheduler that is closed.
  private static final class NeverDue implements Cancellable {

    static final Cancellable INSTANCE = new NeverDue();

    @Override
    public boolean cancel() {
      return false;
    }

    @Override
    public boolean isCancelled() {
      return true;
    }
  }
}
