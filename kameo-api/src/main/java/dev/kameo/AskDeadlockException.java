package dev.kameo;

/// An await was refused because it would have closed a cycle of actors that wait for each other.
/// The text names the cycle.
public final class AskDeadlockException extends KameoException {

  private static final long serialVersionUID = 1L;

  /// @param message what happened, to whom, and what to do
  public AskDeadlockException(String message) {
    super(message);
  }
}
