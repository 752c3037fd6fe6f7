package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a sender has sent and what is not delivered yet, in order: everything, or what goes to one
/// receiver where only that order is kept. Guarded by the simulation's lock.
final class Outbox implements Dependent {

  final Sender sender;
  final Deliver deliver = new Deliver(this);

  /// To whom all of it goes; `null` if it goes to anybody.
  final @Nullable SimulatedLane receiver;

  private final Letters letters = new Letters();
  private long sent;
  private long delivered;

  /// What waits for a delivery, in the order in which it began to. Made when first needed.
  private List<Dependent> dependents = List.of();

  Outbox(Sender sender, @Nullable SimulatedLane receiver) {
    this.sender = sender;
    this.receiver = receiver;
  }

  boolean isEmpty() {
    return letters.isEmpty();
  }

  @Nullable Letter first() {
    return letters.first();
  }

  long delivered() {
    return delivered;
  }

  Mark mark() {
    return new Mark(this, sent);
  }

  void add(Letter letter) {
    sent++;
    letter.receiver.inTransit++;
    letters.add(letter);
  }

  Letter remove() {
    Letter letter = Objects.requireNonNull(letters.poll());
    delivered++;
    letter.receiver.inTransit--;
    return letter;
  }

  void holdBack(Dependent dependent) {
    if (dependents.isEmpty()) {
      dependents = new ArrayList<>();
    }
    dependents.add(dependent);
  }

  /// Lets those look that waited for a delivery.
  void tellDependents(Agenda agenda) {
    if (!dependents.isEmpty()) {
      List<Dependent> all = dependents;
      dependents = List.of();
      all.forEach(dependent -> dependent.reconsider(agenda));
    }
  }

  @Override
  public void reconsider(Agenda agenda) {
    agenda.listDelivery(this);
  }

  Letters letters() {
    return letters;
  }
}
