package dev.kameo.spi;

import dev.kameo.Cancellable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Which waiting a thread has: that of the actor that it runs. Noted by the core, for the thread
/// itself alone.
public final class CurrentWaiting {

  /// Changed in place: one look-up where each change of the thread's value would need another.
  private static final ThreadLocal<CurrentWaiting> THREAD =
      ThreadLocal.withInitial(CurrentWaiting::new);

  static final Waiting PLAIN =
      new Waiting() {
        @Override
        public boolean await(Blocker blocker, long nanos) throws InterruptedException {
          return Waiting.park(blocker, nanos);
        }

        @Override
        public Cancellable schedule(long nanos, Runnable task) {
          return FutureCancellable.of(
              CompletableFuture.runAsync(
                  task, CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS)));
        }
      };

  private @Nullable Waiting waiting;

  private CurrentWaiting() {}

  /// {@return that of the calling thread}
  public static CurrentWaiting ofThread() {
    return THREAD.get();
  }

  /// {@return the waiting of the actor that runs on this thread, or `null` outside of actors}
  public @Nullable Waiting get() {
    return waiting;
  }

  /// Notes which actor's waiting it is from now on.
  ///
  /// @return the one before, to be restored
  public @Nullable Waiting exchange(@Nullable Waiting next) {
    Waiting before = waiting;
    waiting = next;
    return before;
  }
}
