package dev.kameo.core;

import dev.kameo.spi.CurrentWaiting;
import dev.kameo.spi.Waiting;
import org.jspecify.annotations.Nullable;

/// One query while it runs, beside the actor's lane and other queries.
final class QueryRun extends ActorCode implements Runnable {

  private final ActorCell<?> cell;
  private final Incarnation<?> life;
  private final UserEnvelope envelope;

  /// Whether the actor was killed before the query began. Handed on to the lane by the signal of
  /// its end.
  private boolean skipped;

  QueryRun(ActorCell<?> cell, UserEnvelope envelope) {
    this.cell = cell;
    this.life = cell.incarnation();
    this.envelope = envelope;
  }

  @Override
  ActorCell<?> cell() {
    return cell;
  }

  @Override
  boolean runs(Incarnation<?> other) {
    return life == other;
  }

  @Override
  public void run() {
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    CurrentWaiting current = CurrentWaiting.ofThread();
    @Nullable Waiting before = current.exchange(this);
    enterThread(thread);
    @Nullable Throwable failure = null;
    try {
      if (life.isKilled()) {
        skipped = true;
      } else {
        failure = envelope.handle(this);
      }
    } finally {
      leaveThread(thread);
      restoreLoader(thread, loader);
      current.exchange(before);
      cell.lane().signal(new QueryEnded(this, failure));
    }
  }

  /// {@return what it was to handle, if it never began; else `null`}. For the run of the lane.
  @Nullable UserEnvelope skipped() {
    return skipped ? envelope : null;
  }

  UserEnvelope envelope() {
    return envelope;
  }

  String label() {
    return envelope.label();
  }
}
