package dev.kameo.core;

import dev.kameo.Delivery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who has to do with an actor, other than by messages: its children, those that are linked with it
/// or watch it, those that want to know of its start and its end, and those that wait for room in
/// its mailbox. Each kind is made when the first comes, for most actors have none of most.
///
/// For any thread. Who comes looks at the actor when it has come, and an actor that changes first
/// changes and then looks who has come: so nobody is missed. Who looked before he came would wait
/// for a change that has been. What is made when the first comes is made under a lock, after
/// another look: two that come at once must find the same.
final class Ties {

  private final ActorCell<?> cell;

  /// Whose number its place among its siblings goes by, where it has taken the place of another; 0
  /// for its own. Guarded by the parent's [Children].
  long place;

  /// Made by any thread, once, guarded by this; read by any.
  private volatile @Nullable Children children;

  /// Made by any thread, once. Guarded by this, as those below.
  private @Nullable Relations relations;

  private @Nullable LifeReplies lifeReplies;
  private @Nullable RoomWaiters roomWaiters;

  Ties(ActorCell<?> cell) {
    this.cell = cell;
  }

  Children children() {
    Children known = children;
    return known != null ? known : madeChildren();
  }

  private synchronized Children madeChildren() {
    Children made = children;
    if (made == null) {
      made = new Children();
      children = made;
    }
    return made;
  }

  /// {@return its children, if there ever were any}
  List<ActorCell<?>> childCells() {
    Children known = children;
    return known == null ? List.of() : known.cells();
  }

  Relations relations() {
    cell.lane().touched(true);
    return madeRelations();
  }

  private synchronized Relations madeRelations() {
    if (relations == null) {
      relations = new Relations();
      if (cell.isGone()) {
        relations.end(cell, cell.reason());
      }
    }
    return relations;
  }

  /// {@return its relations, if there ever were any}
  synchronized @Nullable Relations knownRelations() {
    return relations;
  }

  /// {@return the news of its start and its end}
  synchronized LifeReplies lifeReplies() {
    if (lifeReplies == null) {
      lifeReplies = new LifeReplies(cell);
    }
    return lifeReplies;
  }

  /// The actor has started for the first time, or has stopped.
  void tellOfLife() {
    LifeReplies known;
    synchronized (this) {
      known = lifeReplies;
    }
    if (known != null) {
      known.tell();
    }
  }

  /// Sends, waiting for room.
  ///
  /// @throws dev.kameo.AskDeadlockException if the wait would never end
  Delivery sendWhenRoom(UserEnvelope envelope, long nanos) throws InterruptedException {
    return roomWaiters().send(envelope, nanos);
  }

  private synchronized RoomWaiters roomWaiters() {
    if (roomWaiters == null) {
      roomWaiters = new RoomWaiters(cell);
    }
    return roomWaiters;
  }

  /// The actor takes nothing any more: nobody need wait for room.
  void wakeSenders() {
    RoomWaiters known;
    synchronized (this) {
      known = roomWaiters;
    }
    if (known != null) {
      known.wake();
    }
  }
}
