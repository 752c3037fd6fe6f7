package dev.kameo.scheduler.virtual;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// The threads of a scheduler that are alive, so that closing can end them.
///
/// A thread is entered before it starts and before the flag is looked at; closing sets the flag and
/// then looks at the threads. So each thread is either seen by closing or not started.
final class Threads {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
  private static final long NAP_MILLIS = 10;

  private final Set<Thread> alive = ConcurrentHashMap.newKeySet();
  private volatile boolean refused;

  /// Runs it on a new thread, or on the calling one if new ones are refused.
  void start(String name, Runnable work) {
    Thread thread =
        Thread.ofVirtual()
            .name(name)
            .inheritInheritableThreadLocals(false)
            .unstarted(() -> run(work));
    alive.add(thread);
    if (refused) {
      alive.remove(thread);
      runHere(work);
    } else {
      thread.start();
    }
  }

  private void run(Runnable work) {
    try {
      work.run();
    } finally {
      alive.remove(Thread.currentThread());
    }
  }

  /// The caller's interrupt is its own: the work neither sees it nor adds one.
  private static void runHere(Runnable work) {
    boolean interrupted = Thread.interrupted();
    try {
      work.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      } else {
        Thread.interrupted();
      }
    }
  }

  void refuse() {
    refused = true;
  }

  boolean areRefused() {
    return refused;
  }

  /// Interrupts the threads, again and again since one may block more than once, until they have
  /// ended or a second is over. The calling thread may be one of them, and is left alone.
  void end() {
    boolean interrupted = false;
    long deadline = System.nanoTime() + PATIENCE;
    List<Thread> others;
    while (!(others = others()).isEmpty() && System.nanoTime() < deadline) {
      others.forEach(Thread::interrupt);
      try {
        others.getFirst().join(NAP_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Thread> others() {
    return alive.stream().filter(thread -> thread != Thread.currentThread()).toList();
  }
}
