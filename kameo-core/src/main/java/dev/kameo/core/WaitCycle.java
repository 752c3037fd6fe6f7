package dev.kameo.core;

import dev.kameo.AskDeadlockException;
import dev.kameo.spi.Blocker;
import dev.kameo.spi.PendingReply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds actors that wait for each other in a circle.
///
/// Who waits publishes what for, and then looks; of several that close a circle together, at least
/// the last one sees all the others. Were they to look first, each might see nobody wait.
///
/// A look follows the waits as far as they lead. Those are *stuck* that only stuck ones could end;
/// what is left after all others have been taken away, one after the other, is the largest such
/// set. It must lead back to where the look began: what is stuck without that is for others to
/// find.
///
/// What is read on the way may have changed before the end is reached, so it counts only if a
/// second look finds the very same waits stuck: each of them then held all the time between the two
/// looks, and so all of them at once. From then on none can end by itself.
final class WaitCycle {

  /// What a look found.
  ///
  /// @param stuck the waits that none but each other can end
  /// @param path some of them, in a circle
  private record Knot(Map<ActorCode, CodeWait> stuck, List<ActorCode> path) {

    AskDeadlockException error() {
      return new AskDeadlockException(
          "Actors would wait for each other for ever: %s. Answer later with a promise, pipe the reply, or tell."
              .formatted(
                  path.stream()
                      .map(code -> code.cell() + " waits for " + stuck.get(code))
                      .collect(Collectors.joining("; "))));
    }
  }

  private final ActorCode origin;
  private final Map<ActorCode, CodeWait> waits = new LinkedHashMap<>();
  private final Map<ActorCode, Holdup> holdups = new LinkedHashMap<>();

  private WaitCycle(ActorCode origin, CodeWait wait) {
    this.origin = origin;
    waits.put(origin, wait);
  }

  /// @throws AskDeadlockException if this wait closes a circle
  static void refuse(ActorCode code, CodeWait wait) {
    Knot knot = find(code, wait);
    if (knot != null) {
      throw knot.error();
    }
  }

  /// A question was passed on: somebody who waits already may be waiting for itself now.
  static void breakAfterPassingOn(AskReply<?> reply) {
    if (leaf(reply) instanceof AskReply<?> next && next != reply) {
      for (ActorCode code : Holdup.codesOf(next.target())) {
        Knot knot = find(code, code.waitingFor());
        if (knot != null) {
          reply.fail(knot.error());
        }
      }
    }
  }

  /// A mailbox waits for the queries of its actor: one of them may be waiting for something in
  /// there.
  static void breakAt(ActorCell<?> cell) {
    for (ActorCode code : Holdup.codesOf(cell)) {
      CodeWait wait = code.waitingFor();
      Knot knot = find(code, wait);
      if (wait != null && knot != null) {
        wait.refuse(knot.error());
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

  private static @Nullable Knot find(ActorCode code, @Nullable CodeWait wait) {
    if (wait == null || !isHeldUpByWaits(wait)) {
      return null;
    }
    Knot first = new WaitCycle(code, wait).look();
    if (first == null) {
      return null;
    }
    Knot second = new WaitCycle(code, wait).look();
    return second != null && second.stuck.equals(first.stuck) ? second : null;
  }

  /// {@return whether this wait could be stuck}: a cheap first look, which most waits end with
  private static boolean isHeldUpByWaits(CodeWait wait) {
    for (ActorCode code : holdupOf(wait).codes()) {
      if (code.waitingFor() != null) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Knot look() {
    follow();
    while (waits.keySet().removeIf(code -> !isStuck(code))) {
      if (!waits.containsKey(origin)) {
        return null;
      }
    }
    List<ActorCode> path = new ArrayList<>();
    return leadsBack(origin, path, new HashSet<>()) ? new Knot(waits, path) : null;
  }

  private void follow() {
    Deque<ActorCode> open = new ArrayDeque<>(waits.keySet());
    while (!open.isEmpty()) {
      ActorCode code = open.remove();
      Holdup holdup = holdupOf(waits.get(code));
      holdups.put(code, holdup);
      for (ActorCode next : holdup.codes()) {
        CodeWait wait = next.waitingFor();
        if (wait != null && waits.putIfAbsent(next, wait) == null) {
          open.add(next);
        }
      }
    }
  }

  private boolean isStuck(ActorCode code) {
    Holdup holdup = holdups.getOrDefault(code, Holdup.NONE);
    return holdup.all()
        ? waits.keySet().containsAll(holdup.codes())
        : holdup.codes().stream().anyMatch(waits::containsKey);
  }

  private boolean leadsBack(ActorCode code, List<ActorCode> path, Set<ActorCode> seen) {
    path.add(code);
    for (ActorCode next : holdups.getOrDefault(code, Holdup.NONE).codes()) {
      if (next == origin
          || (waits.containsKey(next) && seen.add(next) && leadsBack(next, path, seen))) {
        return true;
      }
    }
    path.removeLast();
    return false;
  }

  private static Holdup holdupOf(@Nullable CodeWait wait) {
    if (wait == null || wait.isReleased()) {
      return Holdup.NONE;
    }
    Blocker blocker = wait.blocker();
    if (blocker instanceof RoomBlocker room) {
      return Holdup.of(room.target());
    }
    return blocker instanceof PendingReply<?> reply ? holdupOf(leaf(reply)) : Holdup.NONE;
  }

  private static Holdup holdupOf(PendingReply<?> leaf) {
    if (leaf.isDone()) {
      return Holdup.NONE;
    }
    return switch (leaf) {
      case AskReply<?> ask -> holdupOf(ask);
      case LifeReply<?> life -> Holdup.of(life.target());
      default -> Holdup.NONE;
    };
  }

  private static Holdup holdupOf(AskReply<?> ask) {
    ActorCode handler = ask.handler();
    if (handler == null) {
      return ask.isQuery() ? Holdup.of(ask.target()) : Holdup.ofMessages(ask.target());
    }
    return ask.source() == null ? Holdup.by(handler) : Holdup.NONE;
  }
}
