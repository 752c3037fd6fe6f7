package dev.kameo.spi;

import dev.kameo.Cancellable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// How code waits, and where it gets its time from: by the scheduler of the actor that runs on this
/// thread, of the system that a reply comes from, or else by plain parking.
public interface Waiting {

  /// Makes the calling thread wait.
  ///
  /// @param nanos how long at most; [Long#MAX_VALUE] for ever
  /// @return whether it is released
  /// @throws InterruptedException if interrupted
  /// @throws dev.kameo.AskDeadlockException if waiting would close a cycle of actors that wait for
  ///   each other
  boolean await(Blocker blocker, long nanos) throws InterruptedException;

  /// Runs a short task after a while.
  Cancellable schedule(long nanos, Runnable task);

  /// {@return what whoever learns of a completion by the calling thread must run then, or `null`}
  ///
  /// @see Scheduler#trail()
  default @Nullable Runnable trail() {
    return null;
  }

  /// {@return the waiting of the actor that runs on this thread, or `null` outside of actors}
  static @Nullable Waiting current() {
    return CurrentWaiting.ofThread().get();
  }

  /// {@return waiting by plain parking, for threads and replies that belong to no system}
  static Waiting plain() {
    return CurrentWaiting.PLAIN;
  }

  /// Parks the calling thread until the blocker is released: how a scheduler on real threads
  /// blocks.
  ///
  /// @param nanos how long at most; [Long#MAX_VALUE] for ever
  /// @return whether it is released
  /// @throws InterruptedException if interrupted
  static boolean park(Blocker blocker, long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    while (!blocker.isReleased()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (nanos == Long.MAX_VALUE) {
        LockSupport.park(blocker);
      } else {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return blocker.isReleased();
        }
        LockSupport.parkNanos(blocker, left);
      }
    }
    return true;
  }
}
