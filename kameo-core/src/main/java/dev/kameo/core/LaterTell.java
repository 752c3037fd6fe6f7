package dev.kameo.core;

import dev.kameo.Cancellable;
import dev.kameo.DeadLetter;
import dev.kameo.Delivery;
import dev.kameo.Message;
import dev.kameo.spi.Nanos;
import dev.kameo.spi.TimedTask;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A message that is told after a while, unless it is cancelled; also where it is in the mailbox
/// already.
///
/// It is either handled or cancelled: whichever leaves the first state by a swap. A look and then a
/// note would let it be both.
final class LaterTell implements Cancellable, TimedTask {

  private enum State {
    WAITING,
    SEEN,
    CANCELLED
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private volatile @Nullable Cancellable scheduled;

  private final ActorCell<?> cell;
  private final Envelope envelope;

  private LaterTell(ActorCell<?> cell, Message<?, ?> message) {
    this.cell = cell;
    this.envelope = new Envelope(message);
  }

  static LaterTell start(ActorCell<?> cell, Duration delay, Message<?, ?> message) {
    LaterTell tell = new LaterTell(cell, message);
    tell.scheduled = cell.scheduler().schedule(Nanos.of(delay), tell);
    return tell;
  }

  /// It is due. By the scheduler.
  @Override
  public void run() {
    if (!isCancelled()) {
      send();
    }
  }

  @Override
  public String label() {
    return envelope.label();
  }

  private void send() {
    Delivery delivery = cell.send(envelope);
    if (delivery != Delivery.DELIVERED) {
      cell.system()
          .deadLetters()
          .add(
              cell,
              envelope.message(),
              delivery == Delivery.MAILBOX_FULL
                  ? DeadLetter.Cause.MAILBOX_FULL
                  : DeadLetter.Cause.NOT_RUNNING);
    }
  }

  @Override
  public boolean cancel() {
    boolean inTime = state.compareAndSet(State.WAITING, State.CANCELLED);
    Cancellable timer = scheduled;
    if (timer != null) {
      timer.cancel();
    }
    return inTime;
  }

  @Override
  public boolean isCancelled() {
    return state.get() == State.CANCELLED;
  }

  private final class Envelope extends UserEnvelope {

    Envelope(Message<?, ?> message) {
      super(message);
    }

    /// Also asked of a query that was seen, and left for the next life before it had begun.
    @Override
    boolean isDropped() {
      return !state.compareAndSet(State.WAITING, State.SEEN) && isCancelled();
    }

    @Override
    void giveBack(ActorCell<?> cell) {
      if (!isDropped()) {
        super.giveBack(cell);
      }
    }
  }
}
