package dev.kameo.core;

import dev.kameo.AskDeadlockException;
import dev.kameo.spi.Blocker;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Waits for room in the mailbox of an actor, for the end of the actor, or for the news that this would never
/// come.
final class RoomBlocker implements Blocker {

  private final ActorCell<?> target;
  private final Thread waiter;
  private volatile @Nullable AskDeadlockException refusal;

  RoomBlocker(ActorCell<?> target, Thread waiter) {
    this.target = target;
    this.waiter = waiter;
  }

  ActorCell<?> target() {
    return target;
  }

  /// Ends the wait with an error, from any thread.
  void refuse(AskDeadlockException error) {
    refusal = error;
    LockSupport.unpark(waiter);
  }

  void throwIfRefused() {
    AskDeadlockException error = refusal;
    if (error != null) {
      throw error;
    }
  }

  @Override
  public boolean isReleased() {
    return target.lane().hasRoom() || !target.isAccepting() || refusal != null;
  }

  @Override
  public String toString() {
    return "room in the mailbox of " + target;
  }
}
