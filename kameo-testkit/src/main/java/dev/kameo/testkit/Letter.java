package dev.kameo.testkit;

import dev.kameo.spi.Envelope;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An envelope on its way: first in the outbox of its sender, then in the lane of its receiver.
final class Letter {

  /// How an envelope goes into a lane.
  enum Kind {
    /// Behind the mailbox, on a place of its own.
    OFFER,
    /// Behind the mailbox, without a place.
    APPEND,
    /// Before the mailbox.
    SIGNAL
  }

  final SimulatedLane receiver;
  final Kind kind;
  final Sender sender;

  /// What is delivered before it, beside what is before it in its outbox.
  final List<Mark> after;

  /// The one behind it in the row in which it is, if there is one. See [Letters].
  @Nullable Letter behind;

  private final String label;
  private final int occurrence;
  private @Nullable Envelope envelope;

  /// Made when first asked for.
  private @Nullable String key;

  /// Of its route; 0 until it is asked for.
  private long route;

  Letter(Sender sender, SimulatedLane receiver, Kind kind, Envelope envelope) {
    this.sender = sender;
    this.receiver = receiver;
    this.kind = kind;
    this.envelope = envelope;
    this.after = sender.before(receiver);
    this.label = envelope.label();
    this.occurrence = sender.nextOccurrence(receiver, label);
  }

  @SuppressWarnings("ReferenceEquality") // this very envelope
  boolean holds(Envelope other) {
    return envelope == other;
  }

  /// {@return the envelope, which the letter then lets go, since traces keep letters}
  Envelope open() {
    Envelope content = Objects.requireNonNull(envelope);
    envelope = null;
    return content;
  }

  /// {@return what identifies it in every run in which it occurs}
  String key() {
    String known = key;
    if (known == null) {
      known = sender.key() + "→" + receiver.sender.key() + ":" + label + "#" + occurrence;
      key = known;
    }
    return known;
  }

  /// {@return the class of the message, or the name of the signal}
  String label() {
    return label;
  }

  /// {@return which of the sender's letters of this label to this receiver it is, from 1}
  int occurrence() {
    return occurrence;
  }

  /// {@return whether it lies in the mailbox proper, so that its place there is open to races}
  boolean isMail() {
    return kind != Kind.SIGNAL;
  }

  /// {@return a hash of what it is, who sends it and to whom}; the same for all such letters, in
  /// every run. All timers of one actor count as one sender here, and so do all its tasks.
  long route() {
    if (route == 0) {
      route = Hash.of(sender.kind(), receiver.sender.kind(), label.hashCode());
    }
    return route;
  }

  /// {@return a hash of its key}
  long hash() {
    return Hash.of(route(), sender.key().hashCode(), occurrence);
  }

  /// {@return its key, and the classes of actors that have no names}
  @Override
  public String toString() {
    return sender + "→" + receiver + ":" + label + "#" + occurrence;
  }
}
