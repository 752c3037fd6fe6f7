package dev.kameo.core;

import dev.kameo.spi.Blocker;

/// Waits for room in the mailbox of an actor, or for the end of the actor.
///
/// @param target whose mailbox
record RoomBlocker(ActorCell<?> target) implements Blocker {

  @Override
  public boolean isReleased() {
    return target.lane().hasRoom() || !target.isAccepting();
  }

  @Override
  public String toString() {
    return "room in the mailbox of " + target;
  }
}
