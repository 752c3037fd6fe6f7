package dev.kameo.core;

import dev.kameo.Delivery;
import dev.kameo.spi.Waiting;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// The threads that wait for room in the mailbox of one actor. They put themselves in and take
/// themselves out; who stops the actor for good wakes them. For any thread.
///
/// A thread puts itself in before it looks whether the actor still takes messages, and the actor
/// says that it does not before somebody looks here; so no thread waits for one that has stopped.
final class RoomWaiters {

  private final ActorCell<?> cell;
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  RoomWaiters(ActorCell<?> cell) {
    this.cell = cell;
  }

  /// Sends, waiting for room.
  ///
  /// @throws dev.kameo.AskDeadlockException if the wait would never end
  Delivery send(UserEnvelope envelope, long nanos) throws InterruptedException {
    Delivery delivery = Delivery.MAILBOX_FULL;
    Waiting waiting = Objects.requireNonNullElse(Waiting.current(), cell.home());
    Thread thread = Thread.currentThread();
    RoomBlocker room = new RoomBlocker(cell);
    long begin = cell.scheduler().nanoTime();
    long left = nanos;
    while (delivery == Delivery.MAILBOX_FULL && left > 0) {
      cell.lane().whenRoom(thread);
      threads.add(thread);
      try {
        waiting.await(room, left);
        delivery = cell.send(envelope);
      } finally {
        threads.remove(thread);
        cell.lane().leaveRoom(thread);
      }
      left = nanos == Long.MAX_VALUE ? nanos : nanos - (cell.scheduler().nanoTime() - begin);
    }
    return delivery;
  }

  void wake() {
    threads.forEach(LockSupport::unpark);
  }
}
