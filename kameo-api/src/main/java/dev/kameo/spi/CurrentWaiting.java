package dev.kameo.spi;

import dev.kameo.Cancellable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Which waiting a thread has.
final class CurrentWaiting {

  static final ThreadLocal<@Nullable Waiting> THREAD = new ThreadLocal<>();

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

  private CurrentWaiting() {}
}
