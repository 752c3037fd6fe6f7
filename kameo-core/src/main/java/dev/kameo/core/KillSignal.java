package dev.kameo.core;

import dev.kameo.StopReason;

/// Signal: end this life now, whatever is in the mailbox. Means nothing to a later one.
final class KillSignal extends CellEnvelope {

  private final Incarnation<?> life;

  KillSignal(Incarnation<?> life) {
    this.life = life;
  }

  @Override
  void deliver(ActorCell<?> cell) {
    if (cell.isCurrent(life)) {
      Ending.begin(cell, StopReason.killed());
    }
  }

  @Override
  public String label() {
    return "kill";
  }
}
