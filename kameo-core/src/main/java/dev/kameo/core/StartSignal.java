package dev.kameo.core;

/// Signal, the first of all: make the actor and start it.
final class StartSignal extends CellEnvelope {

  @Override
  void deliver(ActorCell<?> cell) {
    Starting.start(cell);
  }

  @Override
  public String label() {
    return "start";
  }
}
