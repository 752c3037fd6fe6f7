package dev.kameo.testkit;

import dev.kameo.Cancellable;

/// A timer, as a step: its firing. A sender of its own, since on real threads it is a thread of its
/// own.
final class SimulatedTimer extends Caused implements Due, Cancellable {

  private final Simulation simulation;
  private final Runnable task;
  private long due;
  private final long number;
  private volatile boolean cancelled;
  private boolean over;

  /// By how much it is later than it should be, by a fault; negative if it is earlier.
  long lateness;

  /// Whether everything else comes first.
  boolean isDeadline;

  /// Whether it is due and has not fired.
  private boolean isFiring;

  SimulatedTimer(Simulation simulation, Runnable task, Sender cause, long due, long number) {
    super(cause.nextTimer(task), cause);
    this.simulation = simulation;
    this.task = task;
    this.due = due;
    this.number = number;
  }

  @Override
  public long due() {
    return due;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public boolean isLast() {
    return isDeadline;
  }

  @Override
  public void heal(Agenda agenda) {
    if (lateness != 0) {
      agenda.time.remove(this);
      due = Math.max(agenda.time.now(), due - lateness);
      lateness = 0;
      agenda.time.add(this);
    }
  }

  @Override
  public void expire(Agenda agenda) {
    isFiring = true;
    agenda.timersFiring++;
    agenda.listCaused(this);
  }

  @Override
  void begin() {
    over = true;
  }

  /// It fires now, or never.
  void endFiring(Agenda agenda) {
    if (isFiring) {
      isFiring = false;
      agenda.timersFiring--;
    }
  }

  @Override
  void run() {
    task.run();
  }

  /// Under the lock.
  ///
  /// @return whether it was still to come
  boolean prevent() {
    if (over || cancelled) {
      return false;
    }
    cancelled = true;
    return true;
  }

  @Override
  public boolean cancel() {
    return simulation.cancel(this);
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  /// {@return what stands for it, where steps are compared}
  String thing() {
    return "timer " + key();
  }

  @Override
  Event.Kind kind() {
    return Event.Kind.FIRE;
  }
}
