package dev.kameo.testkit;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a step touches, in terms that are the same in all runs. Two steps of different processes
/// whose footprints do not [conflict][#conflictsWith] may change places.
///
/// A *process* does one thing after the other: a sender, or where only the order of sender and
/// receiver is kept, a sender as far as one receiver goes.
final class Footprint {

  final long process;

  /// Whose lane it puts a letter into, or takes one from; empty for none.
  private final String lane;

  private final Event.Kind kind;

  /// Whether the letter is in the mailbox, rather than a signal.
  private final boolean mail;

  private final String label;
  private final Set<String> read = new HashSet<>();
  private final Set<String> written = new HashSet<>();

  private Footprint(Step step, @Nullable Letter letter) {
    this.process = process(step);
    this.kind = step.kind();
    this.lane = letter == null ? "" : letter.receiver.sender.key();
    this.mail = letter != null && letter.isMail();
    this.label = letter == null ? "" : letter.label();
  }

  static Footprint of(Step step) {
    Letter letter =
        step instanceof Turn && step.subject() instanceof Letter taken ? taken : step.letter();
    Footprint footprint = new Footprint(step, letter);
    if (step.kind() == Event.Kind.FIRE || step.kind() == Event.Kind.TIME) {
      footprint.touch("clock", true);
    }
    if (step.kind() == Event.Kind.FIRE) {
      footprint.touch("timer " + step.by().key(), true);
    }
    return footprint;
  }

  static long process(Step step) {
    long receiver =
        step instanceof Deliver deliver && deliver.outbox.receiver != null
            ? deliver.outbox.receiver.sender.key().hashCode()
            : 0;
    return Hash.of(step.by().key().hashCode(), receiver, 2);
  }

  void touch(String thing, boolean writes) {
    (writes ? written : read).add(thing);
  }

  boolean conflictsWith(Footprint other, Commuting commuting) {
    return process != other.process
        && (conflictInLane(other, commuting)
            || !Collections.disjoint(written, other.written)
            || !Collections.disjoint(written, other.read)
            || !Collections.disjoint(read, other.written));
  }

  private boolean conflictInLane(Footprint other, Commuting commuting) {
    if (lane.isEmpty() || !lane.equals(other.lane)) {
      return false;
    }
    if (isDelivery() && other.isDelivery()) {
      return mail == other.mail && !commuting.contains(label, other.label);
    }
    // A signal goes before the letter that the turn would take otherwise.
    return (isDelivery() && !mail && other.mail) || (other.isDelivery() && !other.mail && mail);
  }

  private boolean isDelivery() {
    return kind == Event.Kind.DELIVER;
  }
}
