package dev.kameo.core;

import dev.kameo.StopReason;

/// The end of what a gracefully stopping actor still handles. It ends the life it was meant for; an
/// actor that is not restarted after that it ends whatever its life is by then.
final class StopEnvelope extends ExclusiveEnvelope {

  private final Incarnation<?> life;

  StopEnvelope(Incarnation<?> life) {
    this.life = life;
  }

  @Override
  void run(ActorCell<?> cell) {
    if (cell.isCurrent(life) || !cell.returnsAfter(StopReason.normal())) {
      Ending.begin(cell, StopReason.normal());
    }
  }

  @Override
  public String label() {
    return "stop gracefully";
  }
}
