package dev.kameo.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which code holds up a wait. For any thread.
///
/// @param codes the code that runs or waits
/// @param all whether the wait goes on when any one of them does: only all of them together hold it
///   up for ever; else each one does
record Holdup(List<ActorCode> codes, boolean all) {

  static final Holdup NONE = new Holdup(List.of(), false);

  static Holdup by(ActorCode code) {
    return new Holdup(List.of(code), false);
  }

  static Holdup byEachOf(List<ActorCode> codes) {
    return new Holdup(codes, false);
  }

  static Holdup byAllOf(List<ActorCode> codes) {
    return new Holdup(codes, !codes.isEmpty());
  }

  /// {@return what must go on before anything can leave the mailbox of this actor}
  static Holdup of(ActorCell<?> cell) {
    Holdup undecided = ofDecision(cell);
    if (undecided != null) {
      return undecided;
    }
    if (cell.waitingFor() != null) {
      return by(cell);
    }
    Backlog backlog = cell.knownBacklog();
    return backlog == null ? NONE : backlog.queries().holdup();
  }

  /// {@return what must go on before a message in the mailbox of this actor can run}
  static Holdup ofMessages(ActorCell<?> cell) {
    Holdup undecided = ofDecision(cell);
    return undecided == null ? byEachOf(codesOf(cell)) : undecided;
  }

  /// {@return the queries of this actor that run, and its exclusive code}
  static List<ActorCode> codesOf(ActorCell<?> cell) {
    List<ActorCode> codes = new ArrayList<>();
    Backlog backlog = cell.knownBacklog();
    if (backlog != null) {
      codes.addAll(backlog.queries().codes());
    }
    codes.add(cell);
    return codes;
  }

  /// {@return what must go on before the parent decides about this actor, if it is paused; else
  /// `null`}
  private static @Nullable Holdup ofDecision(ActorCell<?> cell) {
    ActorCell<?> parent = cell.parent();
    Ending end = cell.ending();
    if (parent == null || end == null || !end.isUndecided() || cell.isDismissed()) {
      return null;
    }
    Supervision supervision = parent.incarnation().knownSupervision();
    ActorCell<?> sibling = supervision == null ? null : supervision.awaited();
    return sibling == null ? by(parent) : byEachOf(codesOf(sibling));
  }
}
