package dev.kameo.core;

import dev.kameo.spi.PendingReply;

/// The news that an actor has started, or has stopped: comes from that actor and nobody else.
final class LifeReply<R> extends PendingReply<R> {

  private final ActorCell<?> target;
  private final String event;

  LifeReply(ActorCell<?> target, String event) {
    super(target.home());
    this.target = target;
    this.event = event;
  }

  ActorCell<?> target() {
    return target;
  }

  @Override
  public String toString() {
    return "the " + event + " of " + target;
  }
}
