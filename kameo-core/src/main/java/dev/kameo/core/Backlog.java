package dev.kameo.core;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What has come out of an actor's mailbox and could not be begun at once, in the order of the
/// mailbox: it waits for [Queries] that run, or is left over from one life for the next. While
/// there is any, the mailbox is held. Made when first needed. For the run of the lane, save where
/// it says otherwise.
final class Backlog {

  private final ActorCell<?> cell;

  /// Those that run, and what waits for them.
  private final Queries queries;

  /// For the next life. Made when first needed.
  private @Nullable Deque<ExclusiveEnvelope> leftovers;

  Backlog(ActorCell<?> cell) {
    this.cell = cell;
    this.queries = new Queries(cell);
  }

  /// {@return whether the mailbox must wait}
  boolean isHolding() {
    return hasLeftovers() || queries.isHolding();
  }

  /// For any thread.
  Queries queries() {
    return queries;
  }

  boolean hasLeftovers() {
    return leftovers != null && !leftovers.isEmpty();
  }

  private Deque<ExclusiveEnvelope> leftovers() {
    if (leftovers == null) {
      leftovers = new ArrayDeque<>();
    }
    return leftovers;
  }

  /// Keeps what comes while no life takes it.
  void keep(ExclusiveEnvelope envelope) {
    leftovers().addLast(envelope);
  }

  /// Keeps what had come before all others, and was to be a query of this life.
  void keepFirst(ExclusiveEnvelope envelope) {
    leftovers().addFirst(envelope);
  }

  /// Keeps for the next life what waits for the queries of this one.
  void keepWaiting() {
    queries.giveUp().reversed().forEach(this::keepFirst);
  }

  /// The start of a life is over: now it handles what the one before has left.
  void handleLeftovers(Incarnation<?> life) {
    if (cell.isCurrent(life)) {
      ExclusiveEnvelope envelope;
      while (cell.isLively() && (envelope = leftovers().pollFirst()) != null) {
        cell.proceed(envelope);
      }
    }
  }

  /// There will be no other life.
  void bounceLeftovers() {
    if (leftovers != null) {
      Deque<ExclusiveEnvelope> left = leftovers;
      leftovers = null;
      left.forEach(envelope -> envelope.bounce(cell));
    }
  }
}
