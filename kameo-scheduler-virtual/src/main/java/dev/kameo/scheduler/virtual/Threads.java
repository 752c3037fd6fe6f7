package dev.kameo.scheduler.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The threads of a scheduler that are alive, so that closing can end them.
///
/// A thread is entered before it starts and before the flag is looked at; closing sets the flag and
/// then looks at the threads. So each thread is either seen by closing or not started. To look at
/// the flag first would be cheaper for a scheduler that is closed, and would leave a thread behind
/// where closing looks between that and the entry.
///
/// They are in a few lists, each with a lock of its own, that run through what they run: most
/// threads live for less than a microsecond, and to enter and leave must cost next to nothing.
final class Threads {

  private static final int LISTS = 16;

  private final Alive[] lists = new Alive[LISTS];
  private volatile boolean refused;

  Threads() {
    for (int i = 0; i < LISTS; i++) {
      lists[i] = new Alive();
    }
  }

  /// Runs it on a new thread, or on the calling one if new ones are refused.
  void start(String name, Runnable work) {
    Run run = enter(name, work);
    if (refused) {
      run.list.leave(run);
      runHere(work);
    } else {
      run.start();
    }
  }

  /// Runs it on a new thread, even if new ones are refused.
  void startElsewhere(String name, Runnable work) {
    enter(name, work).start();
  }

  private Run enter(String name, Runnable work) {
    Run run = new Run(lists[ThreadLocalRandom.current().nextInt(LISTS)], name, work);
    run.list.enter(run);
    return run;
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
  List<Thread> alive() {
    List<Thread> alive = new ArrayList<>();
    for (Alive list : lists) {
      list.addTo(alive);
    }
    return alive;
  }

  /// What one thread runs, as a member of a list.
  private static final class Run implements Runnable {

    private final Alive list;
    private final Runnable work;

    private final Thread thread;

    /// Its neighbours. Guarded by the list.
    private @Nullable Run before;

    private @Nullable Run after;

    Run(Alive list, String name, Runnable work) {
      this.list = list;
      this.work = work;
      this.thread =
          Thread.ofVirtual().name(name).inheritInheritableThreadLocals(false).unstarted(this);
    }

    void start() {
      thread.start();
    }

    @Override
    public void run() {
      try {
        work.run();
      } finally {
        list.leave(this);
      }
    }
  }

  /// One of the lists.
  private static final class Alive {

    private @Nullable Run first;

    synchronized void enter(Run run) {
      Run second = first;
      run.after = second;
      if (second != null) {
        second.before = run;
      }
      first = run;
    }

    synchronized void leave(Run run) {
      Run before = run.before;
      Run after = run.after;
      if (before == null) {
        first = after;
      } else {
        before.after = after;
      }
      if (after != null) {
        after.before = before;
      }
    }

    synchronized void addTo(List<Thread> alive) {
      for (Run run = first; run != null; run = run.after) {
        alive.add(run.thread);
      }
    }
  }
}
