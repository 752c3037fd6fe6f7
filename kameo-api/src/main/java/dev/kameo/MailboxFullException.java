package dev.kameo;

/// An ask failed because the actor's bounded mailbox was full and the asker could not wait.
public final class MailboxFullException extends KameoException {

  private static final long serialVersionUID = 1L;

  /// @param message what happened, to whom, and what to do
  public MailboxFullException(String message) {
    super(message);
  }
}
