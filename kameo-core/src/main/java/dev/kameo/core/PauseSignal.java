package dev.kameo.core;

/// Signal from the parent: end this life now; another follows, with those of siblings. Means
/// nothing to a later life.
final class PauseSignal extends CellEnvelope {

  private final Incarnation<?> life;

  PauseSignal(Incarnation<?> life) {
    this.life = life;
  }

  @Override
  void deliver(ActorCell<?> cell) {
    if (cell.isCurrent(life)) {
      cell.pause();
    }
  }

  @Override
  public String label() {
    return "end for a restart";
  }
}
