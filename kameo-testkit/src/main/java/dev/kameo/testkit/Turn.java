package dev.kameo.testkit;

/// The step that lets a receiver take one envelope from its lane.
final class Turn extends Work {

  private final SimulatedLane lane;

  Turn(SimulatedLane lane, Sender sender) {
    super(sender);
    this.lane = lane;
  }

  /// {@return what waits in the mailbox}
  Letters waiting() {
    return lane.mail();
  }

  @Override
  boolean isPossible() {
    return lane.isReady();
  }

  @Override
  void begin() {
    lane.begin();
  }

  @Override
  void run() {
    lane.run();
  }

  @Override
  void end() {
    lane.end();
  }

  @Override
  Event.Kind kind() {
    return Event.Kind.TURN;
  }

  @Override
  String key() {
    Letter first = lane.first();
    return first == null ? sender.key() : first.key();
  }

  @Override
  Object subject() {
    Letter first = lane.first();
    return first == null ? lane : first;
  }
}
