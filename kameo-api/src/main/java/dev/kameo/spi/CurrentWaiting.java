package dev.kameo.spi;

import dev.kameo.Cancellable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Which waiting a thread has. For that thread.
final class CurrentWaiting {

  /// Changed in place: one look-up where a change of the thread's value would need two.
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

  static @Nullable Waiting get() {
    return THREAD.get().waiting;
  }

  static @Nullable Waiting exchange(@Nullable Waiting next) {
    CurrentWaiting current = THREAD.get();
    Waiting before = current.waiting;
    current.waiting = next;
    return before;
  }
}
