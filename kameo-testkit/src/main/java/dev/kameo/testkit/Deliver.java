package dev.kameo.testkit;

/// The step that moves the head of an outbox into the receiver's lane.
final class Deliver extends Step {

  private final Sender sender;

  Deliver(Sender sender) {
    this.sender = sender;
  }

  /// Moves it, and lists what can happen because of it.
  void perform(Agenda agenda) {
    Letter letter = sender.outbox.remove();
    sender.delivered++;
    letter.receiver.inTransit--;
    letter.receiver.put(letter);
    agenda.offerTurn(letter.receiver);
    Caused dependent;
    while ((dependent = sender.pollDependent()) != null) {
      agenda.listCaused(dependent);
    }
    SimulatedLane lane = sender.lane;
    if (!sender.outbox.isEmpty()) {
      agenda.listDelivery(sender);
    } else if (lane != null) {
      agenda.offerTurn(lane);
    }
  }

  @Override
  Event.Kind kind() {
    return Event.Kind.DELIVER;
  }

  @Override
  Object subject() {
    Letter head = sender.outbox.peek();
    return head == null ? sender : head;
  }
}
