package dev.kameo.core;

import org.jspecify.annotations.Nullable;

/// A message that nobody had asked was answered later with an error: a panic, of the life that
/// handled it.
final class LateFailure extends ExclusiveEnvelope {

  private final Incarnation<?> life;
  private final Throwable error;
  private final String during;

  /// What was answered so; `null` where it was no message.
  private final @Nullable UserEnvelope answered;

  LateFailure(Incarnation<?> life, Throwable error, UserEnvelope answered) {
    this.life = life;
    this.error = error;
    this.during = answered.label();
    this.answered = answered;
  }

  LateFailure(Incarnation<?> life, Throwable error, String during) {
    this.life = life;
    this.error = error;
    this.during = during;
    this.answered = null;
  }

  @Override
  void run(ActorCell<?> cell) {
    if (cell.isCurrent(life)) {
      if (answered != null) {
        Poisoned.found(cell, answered, error);
      }
      Hooks.panicked(cell, error, during);
    }
  }

  @Override
  public String label() {
    return during + " failed";
  }
}
