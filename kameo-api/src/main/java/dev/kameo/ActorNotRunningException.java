package dev.kameo;

/// An ask failed because the actor was stopping or had stopped when the question came.
public final class ActorNotRunningException extends KameoException {

  private static final long serialVersionUID = 1L;

  /// @param message what happened, to whom, and what to do
  public ActorNotRunningException(String message) {
    super(message);
  }
}
