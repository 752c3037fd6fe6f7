package dev.kameo;

/// What became of a message at the door of a mailbox.
public enum Delivery {
  /// It is in the mailbox.
  DELIVERED,
  /// The mailbox is bounded and full; the message was not taken.
  MAILBOX_FULL,
  /// The actor is stopping or has stopped; the message was not taken.
  NOT_RUNNING
}
