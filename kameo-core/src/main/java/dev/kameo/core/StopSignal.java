package dev.kameo.core;

import dev.kameo.StopReason;

/// Signal: stop now, whatever is in the mailbox. A command of the parent, or a kill.
final class StopSignal extends CellEnvelope {

  private final StopReason reason;

  StopSignal(StopReason reason) {
    this.reason = reason;
  }

  @Override
  void deliver(ActorCell<?> cell) {
    cell.terminate(reason);
  }

  @Override
  public String label() {
    return "stop";
  }
}
