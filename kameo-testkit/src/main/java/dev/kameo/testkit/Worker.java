package dev.kameo.testkit;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A thread that runs the work of a simulation and drives it on, until its work pauses or another
/// thread has the baton. Idle ones are kept for reuse.
///
/// The threads are virtual: a simulation may need as many as there are waits at once, most need
/// one, and only one runs at any time.
final class Worker implements Runnable {

  private final Simulation simulation;
  private final Thread thread;

  /// What to do next. Written by the thread that hands over, taken by this one.
  private volatile @Nullable Work assigned;

  private volatile boolean dismissed;

  Worker(Simulation simulation, String name) {
    this.simulation = simulation;
    this.thread =
        Thread.ofVirtual().name(name).inheritInheritableThreadLocals(false).unstarted(this);
    thread.setUncaughtExceptionHandler(simulation::uncaught);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
  }

  Thread thread() {
    return thread;
  }

  void assign(Work work) {
    assigned = work;
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    } else {
      LockSupport.unpark(thread);
    }
  }

  /// Ends the thread, which is idle.
  void dismiss() {
    dismissed = true;
    LockSupport.unpark(thread);
  }

  private void awaitWork() {
    GivingWay.until(this::hasCall);
    if (!hasCall()) {
      LockSupport.park(this);
    }
    Thread.interrupted();
  }

  private boolean hasCall() {
    return assigned != null || dismissed;
  }

  @Override
  public void run() {
    while (true) {
      Work work = assigned;
      if (work != null) {
        assigned = null;
        simulation.work(this, work);
      } else if (dismissed) {
        return;
      } else {
        awaitWork();
      }
    }
  }
}
