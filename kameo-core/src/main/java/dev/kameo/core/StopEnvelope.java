package dev.kameo.core;

import dev.kameo.StopReason;

/// The end of what a gracefully stopping actor still handles.
final class StopEnvelope extends ExclusiveEnvelope {

  @Override
  void run(ActorCell<?> cell) {
    cell.terminate(StopReason.normal());
  }

  @Override
  public String label() {
    return "stop gracefully";
  }
}
