package dev.kameo.core;

/// Signal of an actor to itself: the children and the queries of the life that ends are gone.
final class LifeEnd extends CellEnvelope {

  private final Ending ending;

  LifeEnd(Ending ending) {
    this.ending = ending;
  }

  @Override
  void deliver(ActorCell<?> cell) {
    ending.pause();
  }

  @Override
  public String label() {
    return "end of an incarnation";
  }
}
