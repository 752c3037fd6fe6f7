package dev.kameo;

/// A reply did not come in time. The handler may still run; its answer will vanish.
public final class ReplyTimeoutException extends KameoException {

  private static final long serialVersionUID = 1L;

  /// @param message what happened, to whom, and what to do
  public ReplyTimeoutException(String message) {
    super(message);
  }
}
