package dev.kameo.core;

import dev.kameo.StopReason;
import dev.kameo.supervision.RestartLimit;
import dev.kameo.supervision.SupervisionStrategy;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How one life of an actor looks after its children: restarts those that fail, stops those that
/// shall stop. Made when first needed. For the run of the lane.
///
/// A child whose restart policy wants another life ends the old one, holds its mailbox and says so
/// with a signal; here it is decided what becomes of it. So a parent heals its children between any
/// two of its own messages, and a child is never restarted by a parent that is stopping.
final class Supervision {

  private final ActorCell<?> cell;
  private final RestartWindow window = new RestartWindow();
  private final Map<ActorCell<?>, Supervised> failed = new HashMap<>();
  private final Map<ActorCell<?>, ChildStop> stops = new HashMap<>();

  /// While all children are stopped one after another: the one whose turn it is.
  private @Nullable ActorCell<?> turn;

  Supervision(ActorCell<?> cell) {
    this.cell = cell;
  }

  // Restarting

  /// The life of a child has ended and it wants another.
  void ended(ActorCell<?> child, StopReason reason) {
    if (cell.isEnding() || cell.isKilled() || stops.containsKey(child)) {
      return; // it is stopped already, or will be
    }
    Supervised known = failed.computeIfAbsent(child, Supervised::new);
    long now = cell.scheduler().nanoTime();
    if (cell.isGuardian()) {
      endOrRestart(known, child, reason, now);
    } else {
      giveUpOrRestart(known, child, reason, now);
    }
  }

  private void giveUpOrRestart(Supervised known, ActorCell<?> child, StopReason reason, long now) {
    RestartLimit own = child.spec().restartLimit();
    RestartLimit intensity = strategy().intensity();
    if (!known.count(own, now)) {
      giveUp(child, reason, own);
    } else if (!window.count(intensity, now)) {
      giveUp(child, reason, intensity);
    } else {
      known.restart(reason, now);
    }
  }

  /// The guardian never gives up: there, each child is for itself.
  private void endOrRestart(Supervised known, ActorCell<?> child, StopReason reason, long now) {
    RestartLimit own = child.spec().restartLimit();
    RestartLimit limit = own.isLimited() ? own : RestartLimit.usual();
    if (known.count(limit, now)) {
      known.restart(reason, now);
    } else {
      Log.SYSTEM.error("Actor {} has used up its restarts ({}) and ends: {}", child, limit, reason);
      child.endForGood(new StopReason.RestartLimitExceeded(child.id(), reason));
    }
  }

  private void giveUp(ActorCell<?> child, StopReason reason, RestartLimit limit) {
    Log.SYSTEM.error(
        "Actor {} has used up the restarts of its children ({}) and stops: {} ended: {}",
        cell,
        limit,
        child,
        reason);
    child.endForGood(reason);
    cell.terminate(new StopReason.RestartLimitExceeded(child.id(), reason));
  }

  private SupervisionStrategy strategy() {
    Incarnation<?> life = cell.incarnation();
    try {
      return Objects.requireNonNull(
          life.actor().supervisionStrategy(),
          "supervisionStrategy returned null. Return a strategy.");
    } catch (Throwable thrown) {
      cell.lane().append(new LateFailure(life, thrown, "supervisionStrategy"));
      return SupervisionStrategy.oneForOne();
    } finally {
      Thread.interrupted();
    }
  }

  // Stopping

  /// Stops a child for good.
  void stop(ActorCell<?> child) {
    if (child.isStopped() || stops.containsKey(child)) {
      return;
    }
    forget(child);
    ChildStop stop = new ChildStop(this, cell, child);
    stops.put(child, stop);
    stop.begin();
  }

  /// Stops all of them, the youngest first, each after the one before it has stopped.
  void stopAll() {
    turn = cell.children().closeAndLast();
    if (turn == null) {
      cell.goOnEnding();
    } else {
      stop(turn);
    }
  }

  /// {@return whether it waits for children that it stops one after another}
  boolean isStoppingAll() {
    return turn != null;
  }

  /// A child has stopped for good.
  void stopped(ActorCell<?> child) {
    forget(child);
    ChildStop stop = stops.remove(child);
    if (stop != null) {
      stop.end();
    }
    if (turn == child) {
      stopAll();
    }
  }

  /// Gives up waiting for a child that neither stops nor dies.
  void abandon(ActorCell<?> child) {
    Log.SYSTEM.error(
        "Actor {} does not stop, though killed: {}. Its parent goes on without it.",
        child,
        child.activity());
    cell.system().abandoned(child);
    cell.children().remove(child);
    child.killDescendants();
    stopped(child);
  }

  private void forget(ActorCell<?> child) {
    Supervised known = failed.remove(child);
    if (known != null) {
      known.cancel();
    }
  }
}
