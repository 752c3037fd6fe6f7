package dev.kameo.core;

import dev.kameo.AskDeadlockException;
import dev.kameo.spi.Blocker;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One wait of an actor's code: until its blocker is released, or until the news that this will
/// never be. Two waits are the same only if they are one.
///
/// Who brings that news first writes it and then unparks; the waiter looks at it before each sleep.
final class CodeWait implements Blocker {

  private final Blocker blocker;
  private final Thread waiter;
  private volatile @Nullable AskDeadlockException refusal;

  CodeWait(Blocker blocker, Thread waiter) {
    this.blocker = blocker;
    this.waiter = waiter;
  }

  Blocker blocker() {
    return blocker;
  }

  /// Ends the wait with an error, from any thread.
  void refuse(AskDeadlockException error) {
    refusal = error;
    LockSupport.unpark(waiter);
  }

  /// Throws the error of a wait that was ended with one, unless it has been released after all.
  void throwIfRefused() {
    AskDeadlockException error = refusal;
    if (error != null && !blocker.isReleased()) {
      error.fillInStackTrace();
      throw error;
    }
  }

  @Override
  public boolean isReleased() {
    return refusal != null || blocker.isReleased();
  }

  @Override
  public @Nullable Throwable failure() {
    AskDeadlockException error = refusal;
    return error == null || blocker.isReleased() ? blocker.failure() : error;
  }

  @Override
  public String toString() {
    return blocker.toString();
  }
}
