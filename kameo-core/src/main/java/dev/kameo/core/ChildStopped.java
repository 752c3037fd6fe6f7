package dev.kameo.core;

/// Signal: a child has stopped.
final class ChildStopped extends CellEnvelope {

  private final ActorCell<?> child;

  ChildStopped(ActorCell<?> child) {
    this.child = child;
  }

  @Override
  void deliver(ActorCell<?> cell) {
    cell.childStopped(child);
  }

  @Override
  public String label() {
    return "child stopped";
  }
}
