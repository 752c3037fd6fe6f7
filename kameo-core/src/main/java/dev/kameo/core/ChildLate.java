package dev.kameo.core;

/// Signal: a child that was told to stop has not done so in time.
final class ChildLate extends CellEnvelope {

  private final ChildStop stop;

  ChildLate(ChildStop stop) {
    this.stop = stop;
  }

  @Override
  void deliver(ActorCell<?> cell) {
    stop.late();
  }

  @Override
  public String label() {
    return "child has not stopped in time";
  }
}
