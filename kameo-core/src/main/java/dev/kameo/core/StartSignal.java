package dev.kameo.core;

/// Signal, the first of all: make the actor and start it.
final class StartSignal extends CellEnvelope {

  @Override
  void deliver(ActorCell<?> cell) {
    cell.start();
  }

  @Override
  public String label() {
    return "start";
  }
}
