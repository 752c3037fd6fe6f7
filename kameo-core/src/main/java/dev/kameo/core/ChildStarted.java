package dev.kameo.core;

/// Signal: a child has started again.
final class ChildStarted extends CellEnvelope {

  private final ActorCell<?> child;

  ChildStarted(ActorCell<?> child) {
    this.child = child;
  }

  @Override
  void deliver(ActorCell<?> cell) {
    cell.incarnation().supervision().started(child);
  }

  @Override
  public String label() {
    return "child started";
  }
}
