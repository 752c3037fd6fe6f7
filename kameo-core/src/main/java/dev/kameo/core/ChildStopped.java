package dev.kameo.core;

/// Signal: a child has stopped.
final class ChildStopped extends CellEnvelope {

  private final ActorCell<?> child;

  ChildStopped(ActorCell<?> child) {
    this.child = child;
  }

  @Override
  void deliver(ActorCell<?> cell) {
    Supervision known = cell.incarnation().knownSupervision();
    if (known != null) {
      known.stopped(child);
    }
  }

  @Override
  public String label() {
    return "child stopped";
  }
}
