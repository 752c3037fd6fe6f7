package dev.kameo.testkit;

import dev.kameo.ActorRef;
import org.jspecify.annotations.Nullable;

/// A life of an actor, as far as faults go: what of it was counted. Guarded by the simulation's
/// lock.
final class Life {

  final Sender sender;
  final String path;
  final ActorRef<?> self;

  /// Which one it is of those of this key, from 1.
  final int number;

  /// What the actor is, once it is made.
  @Nullable Class<?> type;

  int messages;
  int timers;
  int offers;

  /// How often everything has come to rest, and this once more.
  int rests = 1;

  /// Whether the last offer found the mailbox full, by a fault.
  boolean wasFull;

  /// How long each turn takes, in nanoseconds; -1 until that is decided.
  long slow = -1;

  /// How it may be killed now, as a step; `null` if it may not.
  @Nullable Kill kill;

  /// Whether its start has succeeded.
  boolean started;

  boolean over;

  Life(Sender sender, String path, ActorRef<?> self, int number) {
    this.sender = sender;
    this.path = path;
    this.self = self;
    this.number = number;
  }

  Occurrence occurrence(Fault kind, int nth, long nanos) {
    return new Occurrence(kind, sender.key(), path, type, number, nth, nanos);
  }

  @Override
  public String toString() {
    return sender + "#" + number;
  }
}
