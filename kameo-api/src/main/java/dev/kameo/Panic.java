package dev.kameo;

/// A failure inside an actor: what was thrown, and while doing what. Immutable.
///
/// @param cause what was thrown, or the error that nobody had asked for
/// @param during what the actor was doing: the simple name of a message's class, or of a hook
public record Panic(Throwable cause, String during) {

  /// {@return what failed, and the class of the cause; its text is the cause's own}
  @Override
  public String toString() {
    return cause.getClass().getSimpleName() + " in " + during;
  }
}
