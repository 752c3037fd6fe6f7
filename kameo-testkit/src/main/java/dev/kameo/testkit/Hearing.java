package dev.kameo.testkit;

import java.lang.Thread.UncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;

/// Hears what nobody catches on the thread of a test, while a simulation is open. Threads of the
/// simulation tell it themselves.
final class Hearing implements UncaughtExceptionHandler {

  private final Simulation simulation;
  private final Thread thread;
  private final @Nullable UncaughtExceptionHandler before;
  private volatile boolean over;

  /// Begins, on the calling thread.
  Hearing(Simulation simulation) {
    this.simulation = simulation;
    this.thread = Thread.currentThread();
    UncaughtExceptionHandler found = thread.getUncaughtExceptionHandler();
    this.before = found instanceof ThreadGroup ? null : found;
    thread.setUncaughtExceptionHandler(this);
  }

  /// Gives the thread back its handler. On any thread, any number of times.
  @SuppressWarnings("ReferenceEquality") // this very one
  void end() {
    over = true;
    if (thread.getUncaughtExceptionHandler() == this) {
      thread.setUncaughtExceptionHandler(before);
    }
  }

  @Override
  public void uncaughtException(Thread where, Throwable thrown) {
    if (!over) {
      simulation.uncaught(where, thrown);
    } else if (before != null) {
      before.uncaughtException(where, thrown);
    } else {
      new Uncaught("", where, thrown).print();
    }
  }
}
