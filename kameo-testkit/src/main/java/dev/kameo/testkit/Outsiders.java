package dev.kameo.testkit;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The threads outside of a simulation that have made or used it. Guarded by the simulation's lock.
///
/// With one such thread, the test's own, a simulation is exact: when it waits and nothing can
/// happen inside, nothing will. With more, the others may be just about to do something; then a
/// simulation that is idle gives them a moment before it lets time pass, or finds a deadlock.
final class Outsiders {

  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(100);

  private final Set<Thread> threads = new LinkedHashSet<>();

  /// The last one seen.
  private @Nullable Thread last;

  private long idleSince;
  private boolean idle;

  void saw(Thread thread) {
    if (thread != last) {
      last = thread;
      threads.add(thread);
    }
    idle = false;
  }

  void somethingHappened() {
    idle = false;
  }

  /// Whether to wait a moment, since a thread other than this one may be about to do something.
  boolean mayAct(Thread driver) {
    if (threads.size() <= 1) {
      return false;
    }
    threads.removeIf(thread -> !thread.isAlive());
    long now = System.nanoTime();
    if (!idle) {
      idle = true;
      idleSince = now;
    }
    return now - idleSince < PATIENCE
        && threads.stream().anyMatch(thread -> thread != driver && isActive(thread));
  }

  private static boolean isActive(Thread thread) {
    return switch (thread.getState()) {
      case RUNNABLE, BLOCKED -> true;
      case NEW, WAITING, TIMED_WAITING, TERMINATED -> false;
    };
  }
}
