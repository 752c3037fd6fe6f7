package dev.kameo.testkit;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs code on a thread of its own, while the caller waits.
///
/// JUnit cuts the stack trace of a failed assertion at the outermost of its own calls. An explorer
/// that is called inside of an `assertThrows` would not see where a scenario failed; on another
/// thread it does.
final class Apart {

  private Apart() {}

  /// {@return what the code returns, or throws}; an interrupt of the caller goes on to the code.
  ///
  /// @param scenes what the code runs, which is looked after meanwhile
  /// @throws SimulationLeftError if one of them does not go on
  static <T> T call(Scenes scenes, Supplier<T> code) {
    FutureTask<T> task = new FutureTask<>(code::get);
    Thread thread = Thread.ofVirtual().start(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get(Watch.BETWEEN, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
          SimulationLeftError left = scenes.look();
          if (left != null) {
            throw left;
          }
        } catch (InterruptedException e) {
          interrupted = true;
          thread.interrupt();
        } catch (ExecutionException e) {
          throw unchecked(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unchecked(@Nullable Throwable thrown) {
    return switch (thrown) {
      case Error error -> throw error;
      case RuntimeException exception -> exception;
      case null, default -> new IllegalStateException(thrown);
    };
  }
}
