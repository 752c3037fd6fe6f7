package dev.kameo.core;

import dev.kameo.ActorStoppedException;
import dev.kameo.Reply;
import dev.kameo.StartFailedException;
import dev.kameo.StopReason;
import dev.kameo.spi.PendingReply;
import org.jspecify.annotations.Nullable;

/// The news of an actor's start and end, for those who have asked for them. Who asks looks at the
/// actor after the reply is there to be completed; the actor first changes and then looks for
/// replies: so none is missed. For any thread.
final class LifeReplies {

  private final ActorCell<?> cell;
  private @Nullable LifeReply<Void> started;
  private @Nullable LifeReply<StopReason> stopped;

  LifeReplies(ActorCell<?> cell) {
    this.cell = cell;
  }

  synchronized Reply<Void> started() {
    if (started == null) {
      started = new LifeReply<>(cell, "start");
      tellStart(started);
    }
    return started;
  }

  synchronized PendingReply<StopReason> stopped() {
    if (stopped == null) {
      stopped = new LifeReply<>(cell, "stop");
      if (cell.isGone()) {
        stopped.complete(cell.reason());
      }
    }
    return stopped;
  }

  /// The actor has started for the first time, or has stopped.
  void tell() {
    LifeReply<Void> start;
    LifeReply<StopReason> stop;
    synchronized (this) {
      start = started;
      stop = stopped;
    }
    if (start != null) {
      tellStart(start);
    }
    if (stop != null && cell.isGone()) {
      stop.complete(cell.reason());
    }
  }

  private void tellStart(LifeReply<Void> reply) {
    if (cell.hasRun()) {
      reply.complete(null);
    } else if (cell.isGone()) {
      failStart(reply);
    }
  }

  private void failStart(LifeReply<Void> reply) {
    StopReason reason = cell.reason();
    if (reason instanceof StopReason.StartFailed(Throwable cause)) {
      reply.fail(
          new StartFailedException(
              "Actor %s could not start (%s). See the cause."
                  .formatted(cell, cause.getClass().getSimpleName()),
              cause));
    } else {
      reply.fail(
          new ActorStoppedException(
              "Actor %s stopped (%s) before it started. Spawn it again.".formatted(cell, reason),
              reason));
    }
  }
}
