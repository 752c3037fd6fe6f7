package dev.kameo.core;

import dev.kameo.StopReason;

/// What ends an actor, or one life of it, from outside. None waits behind messages, save the
/// graceful stop. For any thread.
final class Commands {

  private Commands() {}

  /// Ends the life it is in when everything is handled that was sent before.
  static void stopGracefully(ActorCell<?> cell) {
    cell.lane().touched(false);
    if (cell.isAccepting()) {
      Incarnation<?> life = cell.incarnation();
      if (!cell.returnsAfter(StopReason.normal())) {
        cell.refuseAll();
      }
      cell.lane().append(new StopEnvelope(life));
    }
  }

  /// Ends the life it is in, if there is one. If that was killed before, interrupts what still runs
  /// of it, and changes nothing else.
  static void kill(ActorCell<?> cell) {
    Incarnation<?> life = cell.incarnation();
    if (life.isKilled()) {
      cell.lane().touchedKill(false);
      interrupt(cell, life);
    } else if (life.isOver()) {
      cell.lane().touched(false);
    } else {
      kill(cell, life);
    }
  }

  private static void kill(ActorCell<?> cell, Incarnation<?> life) {
    cell.lane().touched(true);
    cell.lane().touchedKill(true);
    life.kill();
    if (!cell.returnsAfter(StopReason.killed())) {
      cell.refuseAll();
    }
    interrupt(cell, life);
    cell.lane().signal(new KillSignal(life));
  }

  private static void interrupt(ActorCell<?> cell, Incarnation<?> life) {
    cell.interrupt(life);
    Backlog backlog = cell.knownBacklog();
    if (backlog != null) {
      backlog.queries().interrupt(life);
    }
  }

  /// By the parent: ends the life of this number. The next one follows at its word.
  static void endLife(ActorCell<?> cell, int life) {
    cell.lane().signal(new PauseSignal(life));
  }

  /// By the parent, or the system: stop for good.
  static void shutdown(ActorCell<?> cell) {
    endForGood(cell, new StopReason.SupervisorShutdown());
  }

  /// Like [#shutdown], for another reason.
  static void endForGood(ActorCell<?> cell, StopReason why) {
    cell.dismiss();
    cell.refuseAll();
    cell.lane().signal(new StopSignal(why));
  }

  /// Like [#shutdown], but now.
  static void killForGood(ActorCell<?> cell) {
    if (!cell.isStopped()) {
      cell.dismiss();
      kill(cell);
      endForGood(cell, StopReason.killed());
    }
  }

  /// Kills for good all that are below it: nobody stops them in order any more.
  static void killDescendants(ActorCell<?> cell) {
    for (ActorCell<?> child : cell.ties().childCells()) {
      killForGood(child);
      killDescendants(child);
    }
  }
}
