package dev.kameo.spi;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// The places of a bounded mailbox, and the threads that wait for one.
///
/// # Who is woken
///
/// A waiter first enters the queue and then looks for a place; who frees a place first frees it and
/// then looks for the first waiter, so none is missed. That one stays in the queue until it leaves
/// it: it may find that another sender was faster, and is then the first to be woken again. Whoever
/// leaves while there is still room wakes the next, so that a wake-up meant for two, or for one
/// that has given up, is not lost.
///
/// To take the waiter off the queue and hand it the place would be simpler; but one that is
/// interrupted, or out of patience, would take the place along. To wake all would be, too, and
/// would let all of them run for each place.
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
    wakeFirst();
  }

  boolean isFree() {
    return used.get() < capacity;
  }

  void whenFree(Thread thread) {
    waiters.add(thread);
    if (isFree()) {
      wakeFirst();
    }
  }

  void leave(Thread thread) {
    waiters.remove(thread);
    if (isFree()) {
      wakeFirst();
    }
  }

  private void wakeFirst() {
    Thread first = waiters.peek();
    if (first != null) {
      LockSupport.unpark(first);
    }
  }
}
