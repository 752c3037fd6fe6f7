package dev.kameo.core;

/// Signal of an actor to itself: its start is over, now comes what the last life has left.
final class LeftoverSignal extends CellEnvelope {

  private final Incarnation<?> life;

  LeftoverSignal(Incarnation<?> life) {
    this.life = life;
  }

  @Override
  void deliver(ActorCell<?> cell) {
    cell.backlog().handleLeftovers(life);
  }

  @Override
  public String label() {
    return "messages kept over a restart";
  }
}
