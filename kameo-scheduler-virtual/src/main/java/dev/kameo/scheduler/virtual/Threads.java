package dev.kameo.scheduler.virtual;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The threads of a scheduler that are alive, so that closing can end them.
///
/// A thread is entered before it starts and before the flag is looked at; closing sets the flag and
/// then looks at the threads. So each thread is either seen by closing or not started.
final class Threads {

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

  /// {@return those that have not ended}
  Set<Thread> alive() {
    return alive;
  }
}
