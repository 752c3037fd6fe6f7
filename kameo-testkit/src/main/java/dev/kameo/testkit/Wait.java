package dev.kameo.testkit;

import dev.kameo.spi.Blocker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pause until a blocker is released, the time is over or the thread is interrupted.
final class Wait extends Pause implements Due {

  /// Why it can never be released, if that was found out.
  @Nullable String deadlock;

  private final Blocker blocker;
  private final long due;
  private final long number;
  private final boolean isLast;
  private final int nth;

  /// What the sender handles.
  private final @Nullable Letter handling;

  private boolean expired;

  /// Whoever released it, if it is released: what he had sent before comes first.
  private @Nullable Sender releaser;

  private List<Mark> before = List.of();

  /// @param isLast whether time does not pass early for its end
  Wait(Sender sender, Blocker blocker, long due, long number, boolean isLast) {
    super(sender);
    this.blocker = blocker;
    this.due = due;
    this.number = number;
    this.isLast = isLast;
    this.nth = ++sender.waits;
    this.handling = sender.lane == null ? null : sender.lane.current();
  }

  /// Looks whether it has been released, which only the code that just ran can have done.
  ///
  /// @return whether it has
  boolean noteRelease(Sender by) {
    boolean released = blocker.isReleased();
    if (!released) {
      releaser = null;
    } else if (releaser == null) {
      releaser = by;
      before = by.causes();
      return true;
    }
    return false;
  }

  /// {@return what must be delivered before it can go on}
  List<Mark> before() {
    return before;
  }

  /// {@return what stands for what it waits for, where steps are compared}
  String thing() {
    return "wait " + key();
  }

  /// {@return whose wait it is, and which of his waits}
  @Override
  String key() {
    return sender.key() + "~" + nth;
  }

  @Override
  boolean isReady() {
    return !sender.isHeldUp()
        && (expired || isInterrupted() || (releaser != null && Mark.firstMissing(before) == null));
  }

  /// {@return itself: who has released it, and what it waited for}
  @Override
  Object detail() {
    return this;
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
    return isLast;
  }

  @Override
  public void expire(Agenda agenda) {
    agenda.touch(thing(), true);
    expired = true;
  }

  /// {@return how the pause ended: whether the blocker was released}. For the thread itself, after
  /// the pause.
  ///
  /// @throws InterruptedException if the thread was interrupted, or the simulation closed
  /// @throws SimulationDeadlockError if nothing can release it
  boolean outcome() throws InterruptedException {
    if (blocker.isReleased()) {
      takeInterrupt(true);
      return true;
    }
    if (takeInterrupt(false)) {
      throw new InterruptedException();
    }
    if (aborted) {
      throw new InterruptedException("The simulation was closed");
    }
    if (deadlock != null) {
      throw new SimulationDeadlockError(deadlock);
    }
    return false;
  }

  /// {@return the error with which that ended what it waited for, or `null`}
  @Nullable Throwable failure() {
    return blocker.failure();
  }

  /// {@return whether it ended because the time was over}
  boolean isTimedOut() {
    return expired && releaser == null;
  }

  /// {@return who waits for what}
  String describe() {
    return sender + during() + " waits for " + blocker;
  }

  /// {@return what it waits for, in words}
  String description() {
    return blocker.toString();
  }

  /// {@return during what the sender waits, as a part of a sentence; empty if that is not known}
  String during() {
    return handling == null ? "" : " (handling " + handling + ")";
  }

  /// {@return who has ended it, or `null`}
  @Nullable Sender releaser() {
    return releaser;
  }
}
