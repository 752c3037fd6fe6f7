package dev.kameo.testkit;

import org.jspecify.annotations.Nullable;

/// The step that moves the head of an outbox into the receiver's lane.
final class Deliver extends Step {

  final Outbox outbox;

  Deliver(Outbox outbox) {
    this.outbox = outbox;
  }

  /// {@return what is reached when it has happened}
  Mark mark() {
    return new Mark(outbox, outbox.delivered() + 1);
  }

  /// Moves it, and lists what can happen because of it.
  void perform(Agenda agenda) {
    Letter letter = outbox.remove();
    letter.receiver.put(letter);
    agenda.offerTurn(letter.receiver);
    outbox.tellDependents(agenda);
    SimulatedLane lane = outbox.sender.lane;
    if (!outbox.isEmpty()) {
      agenda.listDelivery(outbox);
    } else if (lane != null) {
      agenda.offerTurn(lane);
    }
  }

  @Override
  Sender by() {
    return outbox.sender;
  }

  @Override
  @Nullable Letter letter() {
    return outbox.first();
  }

  @Override
  Event.Kind kind() {
    return Event.Kind.DELIVER;
  }

  @Override
  String key() {
    Letter head = outbox.first();
    return head == null ? outbox.sender.key() : head.key();
  }

  @Override
  Object subject() {
    Letter head = outbox.first();
    return head == null ? outbox.sender : head;
  }
}
