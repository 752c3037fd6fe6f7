package dev.kameo.testkit;

/// A pause until everything is delivered that comes before an offer which is decided at once.
final class Flush extends Pause {

  private final SimulatedLane receiver;

  Flush(Sender sender, SimulatedLane receiver) {
    super(sender);
    this.receiver = receiver;
  }

  @Override
  boolean isReady() {
    return !sender.isHeldUp(receiver);
  }
}
