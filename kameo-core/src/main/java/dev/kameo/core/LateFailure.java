package dev.kameo.core;

/// A message that nobody had asked was answered later with an error: a panic, of the life that
/// handled it.
final class LateFailure extends ExclusiveEnvelope {

  private final Incarnation<?> life;
  private final Throwable error;
  private final String during;

  LateFailure(Incarnation<?> life, Throwable error, String during) {
    this.life = life;
    this.error = error;
    this.during = during;
  }

  @Override
  void run(ActorCell<?> cell) {
    if (cell.isCurrent(life)) {
      Hooks.panicked(cell, error, during);
    }
  }

  @Override
  public String label() {
    return during + " failed";
  }
}
