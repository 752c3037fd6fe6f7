package dev.kameo.testkit;

import java.time.Duration;

/// One fault, as it happens in a run. Immutable.
///
/// @param kind what goes wrong
/// @param actor with whom: the key of the actor, which is the same in every run
/// @param life in which life of it, from 1
/// @param nth at which occurrence in this life, from 1: which message, timer, or offer; a kill at
///   any moment after the life has come to rest so often, less one
/// @param nanos how much time is at stake, in nanoseconds; 0 if none is
record Strike(Fault kind, String actor, int life, int nth, long nanos) {

  /// {@return whether it is the fault of this occurrence}
  boolean isAt(Occurrence occurrence) {
    return kind == occurrence.kind()
        && life == occurrence.life()
        && nth == occurrence.nth()
        && actor.equals(occurrence.actor());
  }

  /// {@return what happens, as a part of a sentence about the actor}
  String event() {
    return switch (kind) {
      case PANIC_BEFORE -> "message %d panics before it is handled".formatted(nth);
      case PANIC_AFTER -> "message %d panics when it is handled, before its answer".formatted(nth);
      case START -> "the start fails";
      case STOP -> "onStop fails";
      case SLOW -> "each turn takes " + time();
      case EARLY_TIMER -> "timer %d is early by %s".formatted(nth, time());
      case LATE_TIMER -> "timer %d is late by %s".formatted(nth, time());
      case FULL_MAILBOX -> "the mailbox is full for offer %d".formatted(nth);
      case KILL -> nth == 1 ? "is killed" : "is killed after rest %d".formatted(nth - 1);
    };
  }

  private Duration time() {
    return Duration.ofNanos(nanos);
  }

  /// {@return what happens, and with whom}
  ///
  /// @param name how reports name the actor
  String text(String name) {
    return "%s#%d: %s".formatted(name, life, event());
  }

  @Override
  public String toString() {
    return text(actor);
  }
}
