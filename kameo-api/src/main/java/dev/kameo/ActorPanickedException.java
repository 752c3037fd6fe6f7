package dev.kameo;

/// An ask failed because the handler threw. The cause is what it threw.
public final class ActorPanickedException extends KameoException {

  private static final long serialVersionUID = 1L;

  /// @param message what happened, to whom, and what to do
  /// @param cause what was thrown
  public ActorPanickedException(String message, Throwable cause) {
    super(message, cause);
  }
}
