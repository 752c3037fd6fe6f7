package dev.kameo.core;

import dev.kameo.StopReason;

/// Notice: a linked actor has ended. Means nothing if the link was undone meanwhile.
final class LinkNotice extends ExclusiveEnvelope {

  private final ActorCell<?> peer;
  private final StopReason reason;

  LinkNotice(ActorCell<?> peer, StopReason reason) {
    this.peer = peer;
    this.reason = reason;
  }

  @Override
  void run(ActorCell<?> cell) {
    Hooks.linkDied(cell, peer, reason);
  }

  @Override
  public String label() {
    return "link died";
  }
}
