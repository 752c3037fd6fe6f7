package dev.kameo.core;

import dev.kameo.Actor;
import dev.kameo.Cancellable;
import dev.kameo.DeadLetter;
import dev.kameo.Delivery;
import dev.kameo.Message;
import dev.kameo.spi.Nanos;
import dev.kameo.spi.Scheduler;
import dev.kameo.spi.TimedTask;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One timer of one life of an actor. Its tick goes through the mailbox and asks, when its turn
/// comes, whether the timer still counts.
///
/// # A tick or a cancel
///
/// All goes from one state to the next by a swap: so either a tick is seen or the timer is
/// cancelled, and who cancels is told which. Two steps, a look and then a note, would let both be.
/// A tick that has gone on to its next time looks once more: the cancel that came in between has
/// cancelled the time before.
final class ActorTimer<A extends Actor> implements Cancellable, TimedTask {

  private enum State {
    /// Will tick.
    ACTIVE,
    /// A tick is in the mailbox.
    TICKED,
    /// Has ticked for the last time, and was seen or refused.
    OVER,
    CANCELLED
  }

  private final Incarnation<A> life;
  private final Set<ActorTimer<A>> active;
  private final String name;
  private final long period;
  private final Message<? super A, ?> message;
  private final AtomicReference<State> state = new AtomicReference<>(State.ACTIVE);

  /// When the next tick is due. Written before the tick before it is scheduled, which hands it on.
  private long due;

  /// What brings the next tick. Written by who schedules it, each time; of the first time only
  /// where that tick has not come and noted the next already.
  private final AtomicReference<@Nullable Cancellable> scheduled = new AtomicReference<>();

  ActorTimer(
      Incarnation<A> life,
      Set<ActorTimer<A>> active,
      String name,
      Duration period,
      Message<? super A, ?> message) {
    this.life = life;
    this.active = active;
    this.name = name;
    this.period = Nanos.of(period);
    this.message = message;
  }

  void arm(Duration delay) {
    Scheduler scheduler = life.cell().scheduler();
    long nanos = Nanos.of(delay);
    due = scheduler.nanoTime() + nanos;
    scheduled.compareAndSet(null, scheduler.schedule(nanos, this));
  }

  /// It is due. By the scheduler.
  @Override
  public void run() {
    ActorCell<A> cell = life.cell();
    if (state.compareAndSet(State.ACTIVE, State.TICKED)) {
      Delivery delivery = cell.send(new Tick(this, message));
      if (delivery != Delivery.DELIVERED) {
        var _ = goesOn();
        if (delivery == Delivery.MAILBOX_FULL) {
          cell.system().deadLetters().add(cell, message, DeadLetter.Cause.MAILBOX_FULL);
        }
      }
    }
    if (period > 0 && state.get() != State.CANCELLED && cell.isAccepting()) {
      due += period;
      long left = Math.max(0, due - cell.scheduler().nanoTime());
      scheduled.set(cell.scheduler().schedule(left, this));
      if (state.get() == State.CANCELLED) {
        unschedule();
      }
    }
  }

  /// The tick's turn has come.
  ///
  /// @return whether the timer still counts
  boolean isSeen() {
    return life.cell().isCurrent(life) && goesOn();
  }

  /// Its tick is not in the mailbox any more: waits for the next one, or is over.
  ///
  /// @return whether it has not been cancelled meanwhile
  private boolean goesOn() {
    boolean counts = state.compareAndSet(State.TICKED, period > 0 ? State.ACTIVE : State.OVER);
    if (counts && period == 0) {
      active.remove(this);
    }
    return counts;
  }

  @Override
  public boolean cancel() {
    State before = state.getAndUpdate(s -> s == State.OVER ? s : State.CANCELLED);
    active.remove(this);
    unschedule();
    return before == State.ACTIVE || before == State.TICKED;
  }

  private void unschedule() {
    Cancellable next = scheduled.get();
    if (next != null) {
      next.cancel();
    }
  }

  @Override
  public boolean isCancelled() {
    return state.get() == State.CANCELLED;
  }

  boolean isActive() {
    State now = state.get();
    return now == State.ACTIVE || now == State.TICKED;
  }

  /// {@return its name; that of the class of its message, if it has none}
  @Override
  public String label() {
    return name.isEmpty() ? UserEnvelope.labelOf(message) : name;
  }

  @Override
  public String toString() {
    return "timer '" + label() + "'";
  }
}
