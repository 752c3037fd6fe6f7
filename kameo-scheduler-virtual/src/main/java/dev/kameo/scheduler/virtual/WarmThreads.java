package dev.kameo.scheduler.virtual;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// The threads that stay with their lanes, and the sweep that lets go those that were idle for an
/// idle time. There is a timer only while there are such threads.
///
/// A thread first comes in and then looks whether a sweep is due; a sweep first says that it is
/// over and then looks for threads. So there is none that is never swept; one that came between a
/// look and the end of its sweep would be.
final class WarmThreads {

  private final VirtualScheduler scheduler;
  private final long idleNanos;
  private final Set<WarmThread> threads = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean sweeping = new AtomicBoolean();

  WarmThreads(VirtualScheduler scheduler, long idleNanos) {
    this.scheduler = scheduler;
    this.idleNanos = idleNanos;
  }

  /// {@return the number of the present idle time}
  int idleTime() {
    return (int) (System.nanoTime() / idleNanos);
  }

  void keep(WarmThread thread) {
    threads.add(thread);
    sweepLater();
  }

  void forget(WarmThread thread) {
    threads.remove(thread);
  }

  /// Lets all idle threads go.
  void retire() {
    threads.forEach(WarmThread::retire);
  }

  private void sweepLater() {
    if (!sweeping.get() && sweeping.compareAndSet(false, true)) {
      scheduler.schedule(idleNanos, this::sweep);
    }
  }

  private void sweep() {
    threads.forEach(WarmThread::sweep);
    sweeping.set(false);
    if (!threads.isEmpty()) {
      sweepLater();
    }
  }
}
