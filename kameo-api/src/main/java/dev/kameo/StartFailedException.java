package dev.kameo;

/// An actor could not start. The cause is what its factory or [Actor#onStart()] threw.
public final class StartFailedException extends KameoException {

  private static final long serialVersionUID = 1L;

  /// @param message what happened, to whom, and what to do
  /// @param cause what was thrown
  public StartFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
