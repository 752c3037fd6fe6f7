package dev.kameo.spi;

import org.jspecify.annotations.Nullable;

/// What a thread waits for. Its `toString` says in words what that is, for reports of deadlocks.
public interface Blocker {

  /// {@return whether the thread may go on; once true for a wait that is over, it stays true}
  boolean isReleased();

  /// {@return the error with which that which the thread waits for has ended, for reports; `null`
  /// if it has not ended, or not with an error}
  default @Nullable Throwable failure() {
    return null;
  }
}
