package dev.kameo;

/// A failure inside an actor: what was thrown, and while doing what. Immutable.
///
/// @param cause what was thrown, or the error that nobody had asked for
/// @param during what the actor was doing: the simple name of a message's class, or of a hook
public record Panic(Throwable cause, String during) {

  /// {@return one line: what failed, and the class of the cause and its text}
  @Override
  public String toString() {
    return during + " failed: " + cause;
  }
}
