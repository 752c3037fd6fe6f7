package dev.kameo.supervision;

import dev.kameo.Message;
import dev.kameo.Panic;

/// What becomes of a poison message: one whose handling is a panic of the actor. Immutable.
///
/// Such a message is never handled again, whether the actor resumes, is restarted or stops, and it
/// counts as handled. Whoever asked it has got the error. A message whose handler a kill has
/// interrupted is no poison.
///
/// ```java
/// spec.poison(Poison.handler((message, panic) -> quarantine.tell(new Suspect(message, panic))))
/// ```
public sealed interface Poison {

  /// Nothing more: the panic is logged, and decided by [dev.kameo.Actor#onPanic(Panic)].
  record Drop() implements Poison {
    private static final Drop DROP = new Drop();
  }

  /// It is a dead letter too, with the panic. Not if it was asked: then whoever asked knows.
  record ToDeadLetters() implements Poison {}

  /// It is given to a handler, told or asked.
  ///
  /// @param handler what takes it
  record ToHandler(Handler handler) implements Poison {}

  /// Takes a poison message.
  @FunctionalInterface
  interface Handler {

    /// Called by the actor that has panicked, once for each such message and before
    /// [dev.kameo.Actor#onPanic(Panic)] decides; after that of a query others may still run. So
    /// what it tells arrives before anything of a next life. It should not take long, and leave the
    /// actor alone.
    ///
    /// @throws Exception anything; it is logged, and the message becomes a dead letter unless it
    ///   was asked
    void handle(Message<?, ?> message, Panic panic) throws Exception;
  }

  /// {@return nothing more than the panic: the default}
  static Poison drop() {
    return Drop.DROP;
  }

  /// {@return a dead letter}
  static Poison deadLetter() {
    return new ToDeadLetters();
  }

  /// {@return given to a handler}
  static Poison handler(Handler handler) {
    return new ToHandler(handler);
  }
}
