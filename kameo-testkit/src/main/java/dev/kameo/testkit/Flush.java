package dev.kameo.testkit;

/// A pause until the sender's outbox is empty: before an offer that is decided at once.
final class Flush extends Pause {

  Flush(Sender sender) {
    super(sender);
  }

  @Override
  boolean isReady() {
    return sender.outbox.isEmpty();
  }
}
