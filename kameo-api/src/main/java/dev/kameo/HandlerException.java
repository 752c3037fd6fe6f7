package dev.kameo;

/// A handler answered with an error: the cause is what it gave to [Reply#failed(Throwable)].
public final class HandlerException extends KameoException {

  private static final long serialVersionUID = 1L;

  /// @param cause the domain error
  public HandlerException(Throwable cause) {
    super(String.valueOf(cause), cause);
  }
}
