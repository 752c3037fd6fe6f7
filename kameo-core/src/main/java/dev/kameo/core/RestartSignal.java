package dev.kameo.core;

/// Signal from the parent: begin the next life.
final class RestartSignal extends CellEnvelope {

  private final long delay;

  /// @param delay how long it was held back, in nanoseconds
  RestartSignal(long delay) {
    this.delay = delay;
  }

  @Override
  void deliver(ActorCell<?> cell) {
    Starting.restart(cell, delay);
  }

  @Override
  public String label() {
    return "restart";
  }
}
