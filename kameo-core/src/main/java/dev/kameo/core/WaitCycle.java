package dev.kameo.core;

import dev.kameo.AskDeadlockException;
import dev.kameo.spi.Blocker;
import dev.kameo.spi.PendingReply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds actors that wait for each other in a circle.
///
/// Who waits publishes what for, and then looks; of several that close a circle together, at least the last
/// one sees all the others. What is read on the way may have changed before the end is reached, so a circle
/// counts only if a second look finds the very same waits: each of them then held all the time between the
/// two looks, and so all of them at once. From then on none can end by itself.
final class WaitCycle {

  /// One wait on the way.
  ///
  /// @param code who waits
  /// @param blocker what for
  private record Step(ActorCode code, Blocker blocker) {}

  private WaitCycle() {}

  /// @throws AskDeadlockException if this wait closes a circle
  static void refuse(ActorCode code, Blocker blocker) {
    List<Step> cycle = find(code, blocker);
    if (cycle != null) {
      throw new AskDeadlockException(text(cycle));
    }
  }

  /// A question was passed on: somebody who waits already may be waiting for itself now.
  static void breakAfterPassingOn(AskReply<?> reply) {
    if (leaf(reply) instanceof AskReply<?> next && next != reply) {
      breakAt(next.target(), reply);
    }
  }

  /// A message waits for the queries of its actor: one of them may be waiting for something behind it.
  static void breakAt(ActorCell<?> cell, @Nullable AskReply<?> victim) {
    for (ActorCode code : cell.codes()) {
      Blocker blocker = code.waitingFor();
      List<Step> cycle = blocker == null ? null : find(code, blocker);
      if (cycle != null) {
        AskDeadlockException error = new AskDeadlockException(text(cycle));
        if (victim != null) {
          victim.fail(error);
        } else if (blocker instanceof RoomBlocker room) {
          room.refuse(error);
        } else if (blocker instanceof PendingReply<?> reply) {
          leaf(reply).fail(error);
        }
      }
    }
  }

  /// {@return what this reply finally waits for}
  static PendingReply<?> leaf(PendingReply<?> reply) {
    PendingReply<?> leaf = reply;
    while (leaf.source() instanceof PendingReply<?> next && !next.isDone()) {
      leaf = next;
    }
    return leaf;
  }

  private static @Nullable List<Step> find(ActorCode code, Blocker blocker) {
    List<Step> first = look(code, blocker);
    return first != null && first.equals(look(code, blocker)) ? first : null;
  }

  private static @Nullable List<Step> look(ActorCode origin, Blocker blocker) {
    List<Step> path = new ArrayList<>();
    return leadsBack(origin, origin, blocker, path, new HashSet<>()) ? path : null;
  }

  private static boolean leadsBack(
      ActorCode origin, ActorCode code, Blocker blocker, List<Step> path, Set<ActorCode> seen) {
    path.add(new Step(code, blocker));
    for (ActorCode next : blockersOf(blocker)) {
      if (next == origin) {
        return true;
      }
      Blocker then = next.waitingFor();
      if (then != null && seen.add(next) && leadsBack(origin, next, then, path, seen)) {
        return true;
      }
    }
    path.removeLast();
    return false;
  }

  /// {@return the code that must go on before this wait can end: any one of them that cannot holds it up}
  private static List<ActorCode> blockersOf(Blocker blocker) {
    if (blocker instanceof RoomBlocker room) {
      return room.target().blockers();
    }
    if (!(blocker instanceof PendingReply<?> reply) || reply.isDone()) {
      return List.of();
    }
    PendingReply<?> leaf = leaf(reply);
    if (leaf.isDone()) {
      return List.of();
    }
    return switch (leaf) {
      case AskReply<?> ask -> blockersOf(ask);
      case LifeReply<?> life -> life.target().blockers();
      default -> List.of();
    };
  }

  private static List<ActorCode> blockersOf(AskReply<?> ask) {
    ActorCode handler = ask.handler();
    if (handler == null) {
      return ask.isQuery() ? ask.target().blockers() : ask.target().codes();
    }
    return ask.source() == null ? List.of(handler) : List.of();
  }

  private static String text(List<Step> cycle) {
    return "Actors would wait for each other for ever: %s. Answer later with a promise, pipe the reply, or tell."
        .formatted(
            cycle.stream()
                .map(step -> step.code().cell() + " waits for " + step.blocker())
                .collect(Collectors.joining("; ")));
  }
}
