package dev.kameo.core;

import dev.kameo.Message;

/// The tick of a timer: its message, if the timer still counts. It is nobody's message when the
/// actor stops.
final class Tick extends UserEnvelope {

  private final ActorTimer<?> timer;

  Tick(ActorTimer<?> timer, Message<?, ?> message) {
    super(message);
    this.timer = timer;
  }

  @Override
  boolean isDropped() {
    return !timer.isSeen();
  }

  @Override
  void giveBack(ActorCell<?> cell) {}
}
