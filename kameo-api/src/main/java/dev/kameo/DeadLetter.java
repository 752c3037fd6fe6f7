package dev.kameo;

import dev.kameo.spi.Names;
import java.util.Optional;

/// A message that reached nobody, or that its actor could not handle. Immutable.
///
/// @param recipient whom it was meant for
/// @param recipientName the path of that actor
/// @param message the message itself; it may hold anything, so it is not part of [#toString()]
/// @param cause why it was not handled
/// @param panic what its handling was, if the cause is [Cause#POISON]; else empty
public record DeadLetter(
    ActorId recipient,
    String recipientName,
    Message<?, ?> message,
    Cause cause,
    Optional<Panic> panic) {

  /// Makes one of a message that was not handled at all.
  public DeadLetter(ActorId recipient, String recipientName, Message<?, ?> message, Cause cause) {
    this(recipient, recipientName, message, cause, Optional.empty());
  }

  /// {@return one of a message whose handling was a panic}
  public static DeadLetter poison(
      ActorId recipient, String recipientName, Message<?, ?> message, Panic panic) {
    return new DeadLetter(recipient, recipientName, message, Cause.POISON, Optional.of(panic));
  }

  /// Why a message was not handled.
  public enum Cause {
    /// The actor was stopping or had stopped when the message came.
    NOT_RUNNING("the actor is not running"),
    /// The message was in the mailbox when the actor stopped.
    UNDELIVERED("the actor stopped before it came to this message"),
    /// The mailbox was full and the sender could or would not wait any longer.
    MAILBOX_FULL("the mailbox is full"),
    /// The mailbox was full, and waiting for room would have closed a cycle of actors waiting for
    /// each other.
    WOULD_DEADLOCK("the mailbox is full, and waiting for room would be a deadlock"),
    /// The sender was interrupted, or killed, while it waited for room.
    INTERRUPTED("the sender was interrupted while it waited for room"),
    /// The actor panicked when it handled the message, and its spec says that this makes a dead
    /// letter: see [dev.kameo.supervision.Poison].
    POISON("its handling was a panic");

    private final String text;

    Cause(String text) {
      this.text = text;
    }

    /// {@return the cause in words}
    public String text() {
      return text;
    }
  }

  /// {@return who, which class of message, and why; never the message's content}
  @Override
  public String toString() {
    return Names.of(message.getClass())
        + " to '"
        + recipientName
        + "' ("
        + recipient
        + "): "
        + cause.text()
        + panic.map(it -> " (" + it + ")").orElse("");
  }
}
