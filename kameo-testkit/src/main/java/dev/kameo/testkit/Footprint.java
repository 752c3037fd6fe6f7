package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a step touches, in terms that are the same in all runs. Two steps of different processes
/// whose footprints do not [conflict][#conflictsWith] may change places.
///
/// A *process* does one thing after the other: a sender, or where only the order of sender and
/// receiver is kept, a sender as far as one receiver goes.
///
/// Conflicts are: two letters of mail for one lane, unless they commute, or two signals; a signal
/// and a turn that would take mail if the signal came later; mail and a turn that takes a signal,
/// since with the mail there it could have come first; whatever touches a thing and another step
/// that writes it. Things are lives of actors, which everything that runs for the actor reads;
/// whether a life was killed, which a kill that is not the first only reads; the time, and each
/// timer; the room of a mailbox; and what a scenario declares.
final class Footprint {

  final long process;

  /// What it puts into lanes.
  private final List<Put> puts = new ArrayList<>(1);

  /// Of a turn of an actor that takes mail, the lane.
  private final @Nullable String mailbox;

  /// Whether there is mail in it.
  private final boolean mail;

  /// Of a turn that takes a signal, which one.
  private final @Nullable String signal;

  private final Set<String> read = new HashSet<>();
  private final Set<String> written = new HashSet<>();

  private Footprint(Step step) {
    process = process(step);
    Letter letter = step.letter();
    if (letter != null) {
      put(letter);
    }
    mailbox = step instanceof Turn turn && turn.isOpen() ? step.by().key() : null;
    mail = step instanceof Turn turn && turn.mail() != null;
    boolean takesSignal = step.subject() instanceof Letter taken && !taken.isMail();
    signal = step instanceof Turn turn && takesSignal ? turn.key() : null;
  }

  static Footprint of(Step step) {
    Footprint footprint = new Footprint(step);
    SimulatedLane lane = step.by().origin().lane;
    if (lane != null && step.kind() != Event.Kind.DELIVER) {
      footprint.touch(lane.life(), false);
    }
    switch (step) {
      case Elapse _ -> footprint.touch(Agenda.CLOCK, true);
      case SimulatedTimer timer -> footprint.touch(timer.thing(), true);
      case Wait wait -> footprint.touch(wait.thing(), false);
      default -> {}
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

  void put(Letter letter) {
    puts.add(Put.of(letter));
  }

  void touch(String thing, boolean writes) {
    (writes ? written : read).add(thing);
  }

  boolean conflictsWith(Footprint other, Commuting commuting) {
    return process != other.process
        && (conflictInLane(other, commuting) || conflictBesideLetters(other));
  }

  /// {@return whether nothing but letters is in conflict, if anything is}
  boolean conflictsInLanesAlone(Footprint other) {
    return !conflictBesideLetters(other);
  }

  private boolean conflictBesideLetters(Footprint other) {
    return decides(other)
        || other.decides(this)
        || !Collections.disjoint(written, other.written)
        || !Collections.disjoint(written, other.read)
        || !Collections.disjoint(read, other.written);
  }

  private boolean conflictInLane(Footprint other, Commuting commuting) {
    for (Put mine : puts) {
      for (Put its : other.puts) {
        if (mine.conflictsWith(its, commuting)) {
          return true;
        }
      }
    }
    return false;
  }

  /// {@return whether it puts in something that decides whether a turn takes a signal or mail}
  private boolean decides(Footprint turn) {
    if (turn.mailbox == null) {
      return false;
    }
    for (Put put : puts) {
      if (put.lane.equals(turn.mailbox) && (put.mail ? turn.lacksMail() : turn.minds(put))) {
        return true;
      }
    }
    return false;
  }

  private boolean lacksMail() {
    return signal != null && !mail;
  }

  private boolean minds(Put other) {
    return mail && (signal == null || other.key.equals(signal));
  }

  /// A letter that comes into a lane.
  ///
  /// @param lane which one
  /// @param mail whether it is in the mailbox, rather than a signal
  /// @param label its class
  /// @param key what identifies it, if it is a signal
  private record Put(String lane, boolean mail, String label, String key) {

    static Put of(Letter letter) {
      return new Put(
          letter.receiver.sender.key(),
          letter.isMail(),
          letter.label(),
          letter.isMail() ? "" : letter.key());
    }

    boolean conflictsWith(Put other, Commuting commuting) {
      return lane.equals(other.lane)
          && mail == other.mail
          && !commuting.contains(label, other.label);
    }
  }
}
