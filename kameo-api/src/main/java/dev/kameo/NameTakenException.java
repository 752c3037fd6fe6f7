package dev.kameo;

/// A child was refused because a living sibling has its name.
public final class NameTakenException extends KameoException {

  private static final long serialVersionUID = 1L;

  /// @param message what happened, to whom, and what to do
  public NameTakenException(String message) {
    super(message);
  }
}
