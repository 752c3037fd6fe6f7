package dev.kameo.core;

import dev.kameo.StopReason;

/// Notice: a watched actor has ended. For the life that watched it; means nothing if it does not
/// any more.
final class WatchNotice extends ExclusiveEnvelope {

  private final Incarnation<?> life;
  private final ActorCell<?> target;
  private final StopReason reason;

  WatchNotice(Incarnation<?> life, ActorCell<?> target, StopReason reason) {
    this.life = life;
    this.target = target;
    this.reason = reason;
  }

  @Override
  void run(ActorCell<?> cell) {
    if (cell.isCurrent(life)) {
      life.watchedEnded(target, reason);
    }
  }

  @Override
  public String label() {
    return "watched actor ended";
  }
}
