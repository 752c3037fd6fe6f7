package dev.kameo;

/// The root of everything the SDK throws by itself. Each text says what happened, to whom, and what
/// to do.
///
/// An exception that [Reply#await()] throws has the stack trace of the thread that awaits; what
/// happened in the actor is the cause.
public abstract class KameoException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param message what happened
  protected KameoException(String message) {
    super(message);
  }

  /// @param message what happened
  /// @param cause why
  protected KameoException(String message, Throwable cause) {
    super(message, cause);
  }
}
