package dev.kameo.spi;

import dev.kameo.Cancellable;
import java.util.concurrent.Future;

/// A task of an executor, as something to cancel.
///
/// @param future the task
record FutureCancellable(Future<?> future) implements Cancellable {

  static Cancellable of(Future<?> future) {
    return new FutureCancellable(future);
  }

  @Override
  public boolean cancel() {
    return future.cancel(false);
  }

  @Override
  public boolean isCancelled() {
    return future.isCancelled();
  }
}
