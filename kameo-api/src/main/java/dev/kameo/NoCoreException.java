package dev.kameo;

/// The implementation of the API is not on the module path or class path. The text says which
/// dependency to add.
public final class NoCoreException extends KameoException {

  private static final long serialVersionUID = 1L;

  /// @param message what happened, to whom, and what to do
  public NoCoreException(String message) {
    super(message);
  }
}
