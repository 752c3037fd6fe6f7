package dev.kameo.core;

import dev.kameo.supervision.ChildState;

/// What an actor is doing, for those who look at it from outside: its parent, a snapshot of the
/// tree, the report of a shutdown. For any thread.
final class Activity {

  private Activity() {}

  /// {@return what a child of another actor is doing}
  static ChildState of(ActorCell<?> parent, ActorCell<?> child) {
    child.lane().touched(false);
    if (!parent.ties().children().contains(child)) {
      return ChildState.STOPPED;
    } else if (!child.isAccepting()) {
      return ChildState.STOPPING;
    } else if (child.isRunning()) {
      return ChildState.RUNNING;
    }
    return child.hasRun() ? ChildState.RESTARTING : ChildState.STARTING;
  }

  /// {@return what it is doing, as a text}
  static String textOf(ActorCell<?> cell) {
    Ending end = cell.ending();
    return end != null
        ? end.activity()
        : cell.isStarting() ? "starting" : cell.incarnation().handling();
  }

  /// {@return how far the end of an actor has come that takes no messages, as a text}
  static String textOfEnd(ActorCell<?> cell) {
    return cell.isStopped() ? "has stopped (" + cell.reason() + ")" : "is stopping";
  }
}
