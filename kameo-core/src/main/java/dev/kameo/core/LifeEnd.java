package dev.kameo.core;

/// Signal of an actor to itself: the children and the queries of the life that ends are gone.
final class LifeEnd extends CellEnvelope {

  private final Incarnation<?> life;

  LifeEnd(Incarnation<?> life) {
    this.life = life;
  }

  @Override
  void deliver(ActorCell<?> cell) {
    cell.pause(life);
  }

  @Override
  public String label() {
    return "end of a life";
  }
}
