package dev.kameo.core;

import dev.kameo.Panic;
import dev.kameo.StopReason;

/// How a life of an actor starts: the first at a signal, each later one at the word of the parent.
/// It has started when onStart has succeeded; if that fails the life ends at once. For the run of
/// the lane.
final class Starting {

  private Starting() {}

  /// Starts the life that the actor is in, unless that was done.
  static void start(ActorCell<?> cell) {
    Incarnation<?> life = cell.incarnation();
    if (!cell.isStarting() || life.isKilled()) {
      return;
    }
    try {
      life.start();
    } catch (Throwable thrown) {
      Thread.interrupted();
      failed(cell, life, thrown);
      return;
    }
    Thread.interrupted();
    if (!life.isKilled()) {
      cell.started();
      Log.ACTORS.debug("Actor {} started", cell);
      cell.notices().started(cell);
    }
    cell.startSucceeded();
    Ties known = cell.knownTies();
    if (known != null) {
      known.tellOfLife();
    }
    if (cell.isRunning()) {
      afterStart(cell, life);
    }
  }

  private static void failed(ActorCell<?> cell, Incarnation<?> life, Throwable thrown) {
    if (!life.isKilled()) {
      Log.ACTORS.error("Actor {} could not start", cell, thrown);
      cell.notices().panicked(cell, new Panic(thrown, "onStart"));
      Ending.begin(cell, new StopReason.StartFailed(thrown));
    }
  }

  private static void afterStart(ActorCell<?> cell, Incarnation<?> life) {
    ActorCell<?> parent = cell.parent();
    if (parent != null && life.number() > 1) {
      parent.lane().signal(new ChildStarted(cell));
    }
    Backlog backlog = cell.knownBacklog();
    if (backlog != null && backlog.hasLeftovers()) {
      cell.lane().signal(new LeftoverSignal(life)); // behind what it has sent itself in onStart
    }
    life.afterUserCode();
  }

  /// The parent's word: begins the next life.
  ///
  /// @param delay how long this one has waited for it, in nanoseconds
  static void restart(ActorCell<?> cell, long delay) {
    Ending end = cell.ending();
    if (end == null || !end.isPaused()) {
      return;
    }
    cell.enterNextLife();
    cell.notices().restarted(cell, end.reason(), delay);
    start(cell);
  }
}
