package dev.kameo.testkit;

import org.jspecify.annotations.Nullable;

/// One thing that shall be late: a message's delivery or its handling, or the going on after a
/// wait, the beginning of a task, the firing of a timer. Immutable.
///
/// @param kind which kind of step it is
/// @param key which of the steps of this kind, the same in all runs
record Hold(Event.Kind kind, String key) {

  /// {@return the hold of what happened there}; `null` if it cannot be late.
  static @Nullable Hold of(Event event) {
    return switch (event.kind()) {
      case DELIVER -> new Hold(event.kind(), ((Letter) event.subject()).key());
      case TURN ->
          event.subject() instanceof Letter letter && letter.isMail()
              ? new Hold(event.kind(), letter.key())
              : null;
      case RESUME ->
          event.detail() instanceof Wait wait ? new Hold(event.kind(), wait.key()) : null;
      case TASK, FIRE -> new Hold(event.kind(), ((Sender) event.subject()).key());
      default -> null;
    };
  }

  /// {@return whether a message is handled late, though it is there}
  boolean isOfTurn() {
    return kind == Event.Kind.TURN;
  }

  boolean isOf(Step step) {
    return step.kind() == kind && key.equals(step.key());
  }

  /// {@return it as people write it, like `hold client→account:Put#3`}
  @Override
  public String toString() {
    return kind == Event.Kind.DELIVER ? "hold " + key : "hold " + kind + " " + key;
  }
}
