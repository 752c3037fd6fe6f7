package dev.kameo;

/// No scheduler of the wanted name was found, or two tie. The text says what was found.
public final class SchedulerNotFoundException extends KameoException {

  private static final long serialVersionUID = 1L;

  /// @param message what happened, to whom, and what to do
  public SchedulerNotFoundException(String message) {
    super(message);
  }
}
