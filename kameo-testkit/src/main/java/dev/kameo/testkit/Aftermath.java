package dev.kameo.testkit;

import dev.kameo.ActorId;
import dev.kameo.ActorNotRunningException;
import dev.kameo.ActorStoppedException;
import dev.kameo.DeadLetter;
import dev.kameo.ReplyTimeoutException;
import dev.kameo.StopReason;
import java.util.HashSet;
import java.util.Set;

/// What comes of faults and is not the program's mistake: that who is struck panics or ends, and
/// what follows from that for those who sent it something or asked it. Used by one thread at a
/// time.
final class Aftermath {

  /// Whom a fault may have ended, as a path.
  private final Set<String> ended = new HashSet<>();

  private final Set<ActorId> endedIds = new HashSet<>();

  /// Whose mailbox a fault has made full, as a path.
  private final Set<String> full = new HashSet<>();

  /// Whether something has taken another time than it should.
  private boolean isLate;

  void struck(String path, ActorId id, Fault kind) {
    if (kind.ends()) {
      ended.add(path);
      endedIds.add(id);
    } else if (kind == Fault.FULL_MAILBOX) {
      full.add(path);
    }
    isLate |= kind.isOfTime();
  }

  void stopped(String path, ActorId id, StopReason reason) {
    if (isConsequence(reason)) {
      ended.add(path);
      endedIds.add(id);
    }
  }

  private boolean isConsequence(StopReason reason) {
    return switch (reason) {
      case StopReason.Panicked(var panic) -> excuses(panic.cause());
      case StopReason.StartFailed(Throwable cause) -> excuses(cause);
      case StopReason.LinkDied(ActorId id, StopReason why) ->
          endedIds.contains(id) || isConsequence(why);
      case StopReason.RestartLimitExceeded(ActorId id, StopReason why) ->
          endedIds.contains(id) || isConsequence(why);
      default -> false;
    };
  }

  /// {@return whether a fault has brought about that this was thrown}
  boolean excuses(Throwable thrown) {
    if (InjectedFault.isIn(thrown)) {
      return true;
    }
    for (Throwable it = thrown; it != null; it = it.getCause()) {
      boolean isEnd = it instanceof ActorStoppedException || it instanceof ActorNotRunningException;
      if ((isEnd && !ended.isEmpty()) || (it instanceof ReplyTimeoutException && isLate)) {
        return true;
      }
    }
    return false;
  }

  /// {@return whether a fault has brought about that a message was lost}: it was for an actor that
  /// a fault has ended, or for one below it; or it is the poison that a fault has made of it; or
  /// its sender, who waited for room, was killed.
  boolean excuses(DeadLetter letter) {
    String path = letter.recipientName();
    return (letter.cause() == DeadLetter.Cause.MAILBOX_FULL && full.contains(path))
        || letter.panic().filter(panic -> excuses(panic.cause())).isPresent()
        || (letter.cause() == DeadLetter.Cause.INTERRUPTED && !ended.isEmpty())
        || ended.stream().anyMatch(end -> path.equals(end) || path.startsWith(end + "/"));
  }
}
