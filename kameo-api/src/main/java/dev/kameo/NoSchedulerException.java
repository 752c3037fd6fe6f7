package dev.kameo;

/// No scheduler is on the module path or class path. The text says which dependency to add.
public final class NoSchedulerException extends KameoException {

  private static final long serialVersionUID = 1L;

  /// @param message what happened, to whom, and what to do
  public NoSchedulerException(String message) {
    super(message);
  }
}
