package dev.kameo.testkit;

import dev.kameo.spi.Envelope;
import dev.kameo.spi.Receiver;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody on whose behalf code runs: an actor's lane, a task, a timer, or the test. What it sends
/// stays in its outbox until steps of the simulation deliver it, one by one, in order.
///
/// On real threads a send is done when the call returns. Here the code runs on at once and the
/// delivery comes later, which is the same to everybody, as long as whatever follows from a send
/// also waits for it: the sender's next turn, the end of its wait, what it released and what it
/// ordered.
final class Sender {

  /// The lane whose receiver it is, if it is one.
  final @Nullable SimulatedLane lane;

  final ArrayDeque<Letter> outbox = new ArrayDeque<>();
  final Deliver deliver = new Deliver(this);

  /// How many letters it has written.
  long sent;

  /// How many of them have left the outbox.
  long delivered;

  /// Whether it waits in the middle of its code for its outbox to become empty.
  boolean flushing;

  private final SenderName name;
  private final Sender origin;
  private final ArrayDeque<Caused> dependents = new ArrayDeque<>();
  private @Nullable Map<Route, Integer> occurrences;
  private int tasks;
  private int timers;
  private int unnamed;

  /// The test.
  Sender(String name) {
    this.name = SenderName.of(name);
    this.lane = null;
    this.origin = this;
  }

  /// A lane.
  ///
  /// @param opener who has opened it
  Sender(SimulatedLane lane, Receiver receiver, Sender opener) {
    this.name = opener.origin.nameFor(receiver);
    this.lane = lane;
    this.origin = this;
  }

  /// A task or a timer.
  private Sender(SenderName name, Sender origin) {
    this.name = name;
    this.lane = null;
    this.origin = origin;
  }

  private SenderName nameFor(Receiver receiver) {
    return SenderName.isGenerated(receiver)
        ? SenderName.unnamed(receiver, name, lane != null, ++unnamed)
        : SenderName.named(receiver, name);
  }

  Sender nextTask() {
    return new Sender(SenderName.below(origin.name, "*" + ++origin.tasks), origin);
  }

  Sender nextTimer() {
    return new Sender(SenderName.below(origin.name, "@" + ++origin.timers), origin);
  }

  /// {@return the envelope as a letter, which is in no outbox yet}
  Letter letter(SimulatedLane receiver, Letter.Kind kind, Envelope envelope) {
    if (occurrences == null) {
      occurrences = new HashMap<>();
    }
    int occurrence =
        occurrences.merge(new Route(receiver.number, envelope.label()), 1, Integer::sum);
    return new Letter(this, receiver, kind, envelope, occurrence);
  }

  void post(Letter letter) {
    sent++;
    letter.receiver.inTransit++;
    outbox.add(letter);
  }

  /// {@return whether everything has been delivered that was sent up to the mark}
  boolean hasDelivered(long mark) {
    return delivered >= mark;
  }

  /// Keeps work back until what was sent before it is delivered.
  void holdBack(Caused work) {
    dependents.add(work);
  }

  /// {@return work that need not be kept back any longer, or `null`}
  @Nullable Caused pollDependent() {
    Caused first = dependents.peek();
    return first != null && hasDelivered(first.mark) ? dependents.poll() : null;
  }

  /// {@return what identifies it in all runs in which it occurs}
  String key() {
    return name.key();
  }

  /// {@return its key, and the classes of actors that have no names}
  @Override
  public String toString() {
    return name.toString();
  }

  /// Where letters of one sender go, for counting them.
  ///
  /// @param receiver the number of the lane
  /// @param label the label of the envelope
  private record Route(int receiver, String label) {}
}
