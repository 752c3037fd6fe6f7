package dev.kameo.core;

import dev.kameo.DeadLetter;
import dev.kameo.Message;
import dev.kameo.StopReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one life of an actor ends, and the actor with it unless there is to be another life. Made
/// when the end begins.
///
/// # Its states
///
/// *Pausing*: there is to be another life. The mailbox is held, and what has come out of it and was
/// not begun is kept as a leftover. When the children and the queries are gone onStop runs, and the
/// parent is told. Now the actor is *paused*, and nothing but the parent's word leads out of that:
/// its next life begins, or it stops for good.
///
/// *Stopping*, for good: nothing is accepted any more; what still comes out of the mailbox is
/// bounced; the children stop one after another, last first. When they and the queries are gone, a
/// [LastEnvelope] goes through the mailbox behind everything that was accepted, so that nothing is
/// missed; then onUndelivered and onStop run. *Stopped*: what still comes was sent by somebody who
/// looked just before; it is a dead letter. *Gone*: it is in no registry and among no children any
/// more, and now those who want to know are told; nobody learns of the end who could still find it.
///
/// Changed by the run of the lane alone; what others may ask says so.
final class Ending {

  private enum State {
    PAUSING,
    PAUSED,
    STOPPING,
    STOPPED,
    GONE
  }

  private final ActorCell<?> cell;
  private final Incarnation<?> life;

  /// Read by anyone.
  private volatile State state;

  /// Written before the state says that the actor has stopped. Read by anyone.
  private volatile StopReason reason;

  /// Whether it is paused and its parent has not decided yet. Written by the parent's run too, read
  /// by those that look for cycles.
  private volatile boolean undecided;

  private @Nullable List<Message<?, ?>> undelivered;

  /// @param returns whether there is to be another life
  private Ending(ActorCell<?> cell, StopReason reason, boolean returns) {
    this.cell = cell;
    this.life = cell.incarnation();
    this.reason = reason;
    this.state = returns ? State.PAUSING : State.STOPPING;
  }

  // How it begins, for the run

  /// Begins to end the life that an actor is in, and the actor with it unless its restart policy
  /// wants another. Of several reasons the first counts, but a kill before all.
  static void begin(ActorCell<?> cell, StopReason why) {
    StopReason reason = cell.isKilled() ? StopReason.killed() : why;
    begin(cell, reason, cell.returnsAfter(reason));
  }

  /// A command of the parent: begins to end the life that an actor is in, and to wait for the next.
  static void beginForRestart(ActorCell<?> cell) {
    begin(cell, cell.isKilled() ? StopReason.killed() : new StopReason.SupervisorShutdown(), true);
  }

  /// A command: ends an actor for good, at whatever point it is.
  static void beginForGood(ActorCell<?> cell, StopReason why) {
    Ending end = cell.ending();
    if (end == null) {
      begin(cell, why);
    } else {
      end.stopForGood(why);
    }
  }

  private static void begin(ActorCell<?> cell, StopReason reason, boolean mayReturn) {
    if (cell.isEnding()) {
      return;
    }
    Thread.interrupted();
    boolean returns = mayReturn && cell.hasRun() && !cell.isDismissed();
    if (!returns) {
      cell.refuseAll();
    }
    Ending begun = new Ending(cell, reason, returns);
    cell.ends(begun);
    begun.begin();
  }

  /// Children or queries have ended, which the end of an actor may have waited for.
  static void goOn(ActorCell<?> cell) {
    Ending end = cell.ending();
    if (end != null) {
      end.goOn();
    }
  }

  // For any thread

  StopReason reason() {
    return reason;
  }

  boolean isPaused() {
    return state == State.PAUSED;
  }

  /// {@return whether the actor is stopping for good, or has stopped}
  boolean isForGood() {
    return state.compareTo(State.STOPPING) >= 0;
  }

  boolean isStopped() {
    return state.compareTo(State.STOPPED) >= 0;
  }

  /// {@return whether it has stopped and nobody finds it any more}
  boolean isGone() {
    return state == State.GONE;
  }

  boolean isUndecided() {
    return undecided;
  }

  /// The parent has decided what becomes of it.
  void decided() {
    undecided = false;
  }

  /// {@return what the actor is doing, for the report of a shutdown}
  String activity() {
    return switch (state) {
      case PAUSED -> "restarting";
      case PAUSING, STOPPING -> hasChildren() ? "waiting for its children" : "stopping";
      case STOPPED, GONE -> "stopped";
    };
  }

  boolean isWaitingForChildren() {
    return (state == State.PAUSING || state == State.STOPPING) && hasChildren();
  }

  private boolean hasChildren() {
    return !cell.ties().children().isEmpty();
  }

  // For the run

  private void begin() {
    life.cancelTimers();
    Backlog backlog = cell.knownBacklog();
    if (backlog != null) {
      backlog.keepWaiting();
    }
    bounceIfForGood();
    stopChildren();
  }

  private void bounceIfForGood() {
    Backlog backlog = cell.knownBacklog();
    if (backlog != null && isForGood()) {
      backlog.bounceLeftovers();
    }
  }

  private void stopChildren() {
    Supervision supervision = life.knownSupervision();
    if (supervision == null && cell.ties().children().closeAndLast() == null) {
      goOn();
    } else {
      life.supervision().stopAll();
    }
  }

  /// A command: there shall be no other life.
  private void stopForGood(StopReason why) {
    if (isForGood()) {
      return;
    }
    if (state == State.PAUSED) {
      reason = why;
    }
    state = State.STOPPING;
    bounceIfForGood();
    goOn();
  }

  /// Goes on when there are no more children and queries.
  private void goOn() {
    if (!isAlone()) {
      return;
    }
    if (state == State.PAUSING) {
      cell.lane().signal(new LifeEnd(this));
    } else if (state == State.STOPPING) {
      cell.lane().append(new LastEnvelope(this));
    }
  }

  private boolean isAlone() {
    Supervision supervision = life.knownSupervision();
    Backlog backlog = cell.knownBacklog();
    return (supervision == null || !supervision.isStoppingAll())
        && (backlog == null || !backlog.queries().isRunning());
  }

  /// Nothing of this life is left but the actor itself: ends it, and asks the parent for another.
  void pause() {
    ActorCell<?> supervisor = cell.parent();
    if (state != State.PAUSING || supervisor == null) {
      return;
    }
    endLife();
    Relations relations = cell.ties().knownRelations();
    if (relations != null) {
      relations.unlinkChildrenOf(cell);
    }
    undecided = true;
    state = State.PAUSED;
    supervisor.lane().signal(new ChildPaused(cell, reason));
    WaitCycle.breakAt(supervisor);
  }

  /// The last envelope has come through the mailbox: nothing that was accepted is behind it.
  void finish() {
    if (state != State.STOPPING) {
      return;
    }
    List<Message<?, ?>> left = undelivered == null ? List.of() : List.copyOf(undelivered);
    undelivered = null;
    if (life.hasStarted() && !left.isEmpty()) {
      Hooks.onUndelivered(cell, reason, left);
    }
    for (Message<?, ?> message : left) {
      cell.system().deadLetters().add(cell, message, DeadLetter.Cause.UNDELIVERED);
    }
    endLife();
    tellTheEnd();
  }

  private void endLife() {
    cell.lane().touched(true);
    if (life.hasStarted()) {
      Hooks.onStop(cell, reason);
    }
    life.end();
  }

  private void tellTheEnd() {
    Log.ACTORS.debug("Actor {} stopped: {}", cell, reason);
    cell.notices().stopped(cell, reason);
    state = State.STOPPED;
    cell.system().registry().forget(cell);
    ActorCell<?> parent = cell.parent();
    if (parent == null) {
      state = State.GONE;
    } else {
      parent.lane().touched(true);
      parent.ties().children().remove(cell, () -> state = State.GONE);
    }
    Relations relations = cell.ties().knownRelations();
    if (relations != null) {
      relations.end(cell, reason);
    }
    if (parent != null) {
      parent.lane().signal(new ChildStopped(cell));
    }
    cell.ties().tellOfLife();
  }

  /// A message was told to the actor and will not be handled.
  void undelivered(Message<?, ?> message) {
    if (isStopped()) {
      cell.system().deadLetters().add(cell, message, DeadLetter.Cause.UNDELIVERED);
      return;
    }
    if (undelivered == null) {
      undelivered = new ArrayList<>();
    }
    undelivered.add(message);
  }
}
