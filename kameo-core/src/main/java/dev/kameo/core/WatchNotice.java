package dev.kameo.core;

import dev.kameo.StopReason;

/// Notice: a watched actor has ended. Means nothing if it is not watched any more.
final class WatchNotice extends ExclusiveEnvelope {

  private final ActorCell<?> target;
  private final StopReason reason;

  WatchNotice(ActorCell<?> target, StopReason reason) {
    this.target = target;
    this.reason = reason;
  }

  @Override
  void run(ActorCell<?> cell) {
    cell.incarnation().watchedEnded(target, reason);
  }

  @Override
  public String label() {
    return "watched actor ended";
  }
}
