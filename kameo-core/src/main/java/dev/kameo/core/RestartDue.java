package dev.kameo.core;

/// Signal: a child has waited for its restart for long enough.
final class RestartDue extends CellEnvelope {

  private final Supervised supervised;
  private final long delay;

  /// @param delay how long it has waited, in nanoseconds
  RestartDue(Supervised supervised, long delay) {
    this.supervised = supervised;
    this.delay = delay;
  }

  long delay() {
    return delay;
  }

  @Override
  void deliver(ActorCell<?> cell) {
    supervised.due(this);
  }

  @Override
  public String label() {
    return "restart is due";
  }
}
