package dev.kameo;

/// An ask failed because the actor stopped before it answered.
public final class ActorStoppedException extends KameoException {

  private static final long serialVersionUID = 1L;

  private final transient StopReason reason;

  /// @param message what happened, to whom, and what to do
  /// @param reason why the actor stopped
  public ActorStoppedException(String message, StopReason reason) {
    super(message);
    this.reason = reason;
  }

  /// {@return why the actor stopped}
  public StopReason reason() {
    return reason;
  }
}
