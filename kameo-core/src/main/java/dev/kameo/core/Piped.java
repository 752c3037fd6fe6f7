package dev.kameo.core;

import dev.kameo.Actor;
import dev.kameo.Context.Continuation;
import dev.kameo.HandlerException;
import dev.kameo.KameoException;
import dev.kameo.Outcome;

/// A result that comes back into the actor that had asked for it; into no other life of it.
final class Piped<A extends Actor, T> extends ExclusiveEnvelope {

  private final Incarnation<A> life;
  private final Outcome<T> outcome;
  private final Continuation<? super A, T> continuation;

  Piped(Incarnation<A> life, Outcome<T> outcome, Continuation<? super A, T> continuation) {
    this.life = life;
    this.outcome = outcome;
    this.continuation = continuation;
  }

  @Override
  void run(ActorCell<?> cell) {
    if (cell.isCurrent(life)) {
      try {
        life.resume(continuation, outcome);
      } catch (Throwable thrown) {
        Hooks.panicked(cell, thrown, label());
      }
    }
  }

  @Override
  public String label() {
    return outcome instanceof Outcome.Failure<T>(KameoException error)
        ? "piped failure (" + nameOf(error) + ")"
        : "piped result";
  }

  private static String nameOf(KameoException error) {
    Throwable cause = error instanceof HandlerException ? error.getCause() : null;
    return (cause == null ? error : cause).getClass().getSimpleName();
  }
}
