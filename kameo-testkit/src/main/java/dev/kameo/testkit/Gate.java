package dev.kameo.testkit;

import dev.kameo.spi.Blocker;
import dev.kameo.spi.Scheduler;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Something to wait for as a scheduler wants it: closed until it was pushed a number of times,
/// then open for ever. For any thread.
final class Gate implements Blocker {

  private final Scheduler scheduler;
  private final AtomicInteger left;
  private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();

  Gate(Scheduler scheduler, int pushes) {
    this.scheduler = scheduler;
    this.left = new AtomicInteger(pushes);
  }

  void push() {
    if (left.decrementAndGet() == 0) {
      waiters.forEach(LockSupport::unpark);
    }
  }

  /// {@return whether it opened in time}
  boolean await(long nanos) throws InterruptedException {
    waiters.add(Thread.currentThread());
    return scheduler.block(this, nanos);
  }

  /// For a run or a task, which may be given up.
  void awaitOrInterrupt() {
    try {
      await(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isReleased() {
    return left.get() <= 0;
  }

  @Override
  public String toString() {
    return "a gate that lacks %d pushes".formatted(left.get());
  }
}
