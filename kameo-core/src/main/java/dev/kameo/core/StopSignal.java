package dev.kameo.core;

import dev.kameo.StopReason;

/// Signal: stop for good, whatever is in the mailbox and whatever the restart policy. A command of
/// the parent, or of the system.
final class StopSignal extends CellEnvelope {

  private final StopReason reason;

  StopSignal(StopReason reason) {
    this.reason = reason;
  }

  @Override
  void deliver(ActorCell<?> cell) {
    Ending.beginForGood(cell, reason);
  }

  @Override
  public String label() {
    return "stop";
  }
}
