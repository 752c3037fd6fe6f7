package dev.kameo.core;

/// Signal from the parent: end the life of this number now; another follows, with those of
/// siblings. Means nothing to any other life. The parent goes by the number, since the life may
/// still be one that it has only ordered.
final class PauseSignal extends CellEnvelope {

  private final int life;

  PauseSignal(int life) {
    this.life = life;
  }

  @Override
  void deliver(ActorCell<?> cell) {
    Incarnation<?> current = cell.incarnation();
    if (current.number() == life && !current.isOver()) {
      Ending.beginForRestart(cell);
    }
  }

  @Override
  public String label() {
    return "end for a restart";
  }
}
