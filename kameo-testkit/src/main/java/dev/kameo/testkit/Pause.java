package dev.kameo.testkit;

import java.util.concurrent.locks.LockSupport;

/// A thread in the middle of its code, which goes on when the baton comes to it. As a step: its
/// going on.
abstract class Pause extends Step {

  /// What comes to a paused thread.
  enum Grant {
    /// Nothing yet.
    NONE,
    /// The pause is over: the step was chosen.
    RESUME,
    /// The pause goes on, but the thread shall drive the simulation.
    DRIVE
  }

  final Sender sender;
  final Thread thread = Thread.currentThread();

  /// Whether the simulation was closed meanwhile.
  boolean aborted;

  /// Whether the thread was interrupted while it paused. Set by the thread itself before it clears
  /// its flag, so that in one of the two places it is seen at every moment.
  private volatile boolean interrupted;

  /// Written under the lock by the thread that hands over; taken by the paused thread.
  private volatile Grant grant = Grant.NONE;

  Pause(Sender sender) {
    this.sender = sender;
  }

  /// {@return whether the thread may go on now}
  abstract boolean isReady();

  final boolean isInterrupted() {
    return interrupted || thread.isInterrupted();
  }

  final void grant(Grant given) {
    grant = given;
    LockSupport.unpark(thread);
  }

  /// Waits for the baton, whatever interrupts come.
  final Grant awaitBaton() {
    GivingWay.until(this::isGranted);
    while (!isGranted()) {
      LockSupport.park(this);
      keepInterrupt();
    }
    return takeGrant();
  }

  /// Waits for the baton, whatever interrupts come, for so long in real time.
  ///
  /// @return [Grant#NONE] if it did not come
  final Grant awaitBaton(long nanos) {
    GivingWay.until(this::isGranted);
    if (isGranted()) {
      return takeGrant();
    }
    long deadline = System.nanoTime() + nanos;
    long left = nanos;
    while (!isGranted() && left > 0) {
      LockSupport.parkNanos(this, left);
      keepInterrupt();
      left = deadline - System.nanoTime();
    }
    return isGranted() ? takeGrant() : Grant.NONE;
  }

  private boolean isGranted() {
    return grant != Grant.NONE;
  }

  private Grant takeGrant() {
    Grant given = grant;
    grant = Grant.NONE;
    return given;
  }

  private void keepInterrupt() {
    if (thread.isInterrupted()) {
      interrupted = true;
      boolean cleared = Thread.interrupted();
      assert cleared;
    }
  }

  /// Gives the thread its interrupt back, or takes it.
  ///
  /// @return whether there was one
  final boolean takeInterrupt(boolean keep) {
    boolean found = Thread.interrupted() || interrupted;
    interrupted = false;
    if (found && keep) {
      thread.interrupt();
    }
    return found;
  }

  @Override
  final Sender by() {
    return sender;
  }

  @Override
  Event.Kind kind() {
    return Event.Kind.RESUME;
  }

  @Override
  String key() {
    return sender.key();
  }

  @Override
  final Object subject() {
    return sender;
  }
}
