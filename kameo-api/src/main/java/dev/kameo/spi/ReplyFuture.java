package dev.kameo.spi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/// A reply as a future. Whoever waits for it, or for one that was made from it, waits as for a
/// reply: in the way of the scheduler.
final class ReplyFuture<T> extends CompletableFuture<T> implements Blocker {

  /// Where waiting takes place when the thread belongs to no actor.
  private final Waiting home;

  ReplyFuture(Waiting home) {
    this.home = home;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new ReplyFuture<>(home);
  }

  @Override
  public boolean isReleased() {
    return isDone();
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    var _ = block(Long.MAX_VALUE);
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!block(Math.max(0, unit.toNanos(timeout)))) {
      throw new TimeoutException();
    }
    return super.get();
  }

  @Override
  public T join() {
    try {
      var _ = block(Long.MAX_VALUE);
      return super.join();
    } catch (InterruptedException e) {
      try {
        return super.join();
      } finally {
        Thread.currentThread().interrupt();
      }
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it only wakes the waiter
  private boolean block(long nanos) throws InterruptedException {
    if (isDone()) {
      return true;
    }
    Thread waiter = Thread.currentThread();
    whenComplete((_, _) -> LockSupport.unpark(waiter));
    Waiting current = Waiting.current();
    return (current == null ? home : current).await(this, nanos);
  }

  /// {@return whether it is complete; never the value}
  @Override
  public String toString() {
    return isDone() ? "ReplyFuture[done]" : "ReplyFuture[pending]";
  }
}
