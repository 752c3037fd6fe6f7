package dev.kameo.core;

import dev.kameo.StopReason;

/// Signal: the life of a child has ended, and its restart policy wants another.
final class ChildPaused extends CellEnvelope {

  private final ActorCell<?> child;
  private final StopReason reason;

  ChildPaused(ActorCell<?> child, StopReason reason) {
    this.child = child;
    this.reason = reason;
  }

  @Override
  void deliver(ActorCell<?> cell) {
    cell.incarnation().supervision().ended(child, reason);
  }

  @Override
  public String label() {
    return "child ended";
  }
}
