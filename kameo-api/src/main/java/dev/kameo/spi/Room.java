package dev.kameo.spi;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// The places of a bounded mailbox, and the threads that wait for one.
///
/// A waiter first enters the queue and then looks for a place; who frees a place first frees it and then looks
/// for waiters, so none is missed. A woken waiter may find that another sender was faster, and waits again.
final class Room {

  private final int capacity;
  private final AtomicInteger used = new AtomicInteger();
  private final ConcurrentLinkedQueue<Thread> waiters = new ConcurrentLinkedQueue<>();

  Room(int capacity) {
    this.capacity = capacity;
  }

  /// {@return whether there was a place, which is taken now}
  boolean take() {
    int now;
    do {
      now = used.get();
      if (now >= capacity) {
        return false;
      }
    } while (!used.compareAndSet(now, now + 1));
    return true;
  }

  void give() {
    used.decrementAndGet();
    wakeOne();
  }

  boolean isFree() {
    return used.get() < capacity;
  }

  void whenFree(Thread thread) {
    waiters.add(thread);
    if (isFree()) {
      wakeOne();
    }
  }

  /// A thread that was woken, and one that has given up, may hold a wake-up that others need: pass it on.
  void leave(Thread thread) {
    if (!waiters.remove(thread) && isFree()) {
      wakeOne();
    }
  }

  private void wakeOne() {
    Thread waiter = waiters.poll();
    if (waiter != null) {
      LockSupport.unpark(waiter);
    }
  }
}
