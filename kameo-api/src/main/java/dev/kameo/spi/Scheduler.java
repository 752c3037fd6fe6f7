package dev.kameo.spi;

import dev.kameo.Cancellable;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Runs actors: owns their mailboxes, the threads and the time. All methods may be called from any
/// thread.
public interface Scheduler extends AutoCloseable {

  /// Opens the lane of an actor.
  ///
  /// @param receiver what to run
  /// @param capacity how many offered envelopes may wait; [Integer#MAX_VALUE] for no limit
  Lane open(Receiver receiver, int capacity);

  /// Runs a task beside the lanes, soon and concurrently with whatever else runs. The task does not
  /// throw.
  void execute(Runnable task);

  /// Runs a short task that does not block, after a while. A [TimedTask] says what it is for.
  ///
  /// @param nanos from now; not negative
  Cancellable schedule(long nanos, Runnable task);

  /// Runs a short task after a while in which something should have happened, and which is meant to
  /// be long enough for that: the end of the patience of the runtime, or of code outside of actors
  /// that asks one. A scheduler that plays with time lets everything else happen first.
  ///
  /// @param nanos from now; not negative
  default Cancellable scheduleDeadline(long nanos, Runnable task) {
    return schedule(nanos, task);
  }

  /// {@return the wall clock}
  Clock clock();

  /// {@return a clock for intervals, in nanoseconds since some moment}
  long nanoTime();

  /// {@return randomness for the calling thread}
  RandomGenerator random();

  /// Makes the calling thread wait, while others run. The thread may be one of the scheduler's, in
  /// a receiver's run or in a task, or any other.
  ///
  /// Whoever releases the blocker then unparks the thread; a scheduler that waits otherwise than by
  /// parking asks the blocker itself.
  ///
  /// @param nanos how long at most; [Long#MAX_VALUE] for ever
  /// @return whether it is released; false after the time is over
  /// @throws InterruptedException if the thread is interrupted
  boolean block(Blocker blocker, long nanos) throws InterruptedException;

  /// {@return what whoever learns of something that the calling thread is about to complete must
  /// run then, on his own thread; `null` if nothing}. For a scheduler in which what a thread has
  /// sent may still be on its way when the call has returned: whoever learns of what came later
  /// must not overtake it. Where a send is done when it returns, there is nothing to say.
  default @Nullable Runnable trail() {
    return null;
  }

  /// Runs a task some time after the object has become unreachable. A scheduler whose runs are
  /// reproducible does nothing, since a garbage collector is not.
  default void whenUnreachable(Object object, Runnable task) {}

  /// Says that the code which runs now has looked at something that all actors share, such as a
  /// name in the registry, or has changed it. Like [Lane#touched(boolean)].
  ///
  /// @param thing which one, as a text that is the same in all runs
  default void touched(String thing, boolean changed) {}

  /// Ends it: no thread and no timer is left. All lanes have ended by then, or are given up: their
  /// threads are interrupted. What is offered to a lane afterwards is run by the thread that offers
  /// it.
  @Override
  void close();
}
