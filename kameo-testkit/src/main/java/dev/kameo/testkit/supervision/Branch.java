package dev.kameo.testkit.supervision;

import dev.kameo.supervision.RestartLimit;
import dev.kameo.supervision.RestartPolicy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// An actor of a model, with what it and its parent remember. Belongs to one [World].
final class Branch {

  /// No restart is due.
  static final long NEVER = Long.MAX_VALUE;

  final ActorTree tree;
  final String path;
  final @Nullable Branch parent;

  boolean isRunning;

  /// Those that have not ended for good, the oldest first.
  final List<Branch> children = new ArrayList<>();

  /// When its next restart is due, and which of the restarts that are due at one moment it is.
  long due = NEVER;

  long number;

  /// The restart of several children that waits, or goes on.
  @Nullable Group group;

  long groupDue = NEVER;
  long groupNumber;

  /// When its children were restarted, in this life.
  private final Deque<Long> restarts = new ArrayDeque<>();

  /// When it was restarted, in this life of its parent.
  private final Deque<Long> ownRestarts = new ArrayDeque<>();

  private int streak;
  private long restartedAt;

  Branch(ActorTree tree, @Nullable Branch parent) {
    this.tree = tree;
    this.parent = parent;
    this.path = parent == null ? tree.name() : parent.path + "/" + tree.name();
  }

  Branch copy(@Nullable Branch newParent) {
    Branch copy = new Branch(tree, newParent);
    copy.isRunning = isRunning;
    copy.due = due;
    copy.number = number;
    copy.groupDue = groupDue;
    copy.groupNumber = groupNumber;
    copy.restarts.addAll(restarts);
    copy.ownRestarts.addAll(ownRestarts);
    copy.streak = streak;
    copy.restartedAt = restartedAt;
    children.forEach(child -> copy.children.add(child.copy(copy)));
    if (group != null) {
      copy.group = group.copy(copy.children);
    }
    return copy;
  }

  /// The group waits.
  void groupDue(long moment, long nth) {
    groupDue = moment;
    groupNumber = nth;
  }

  /// A life begins.
  void begin() {
    isRunning = true;
    restarts.clear();
  }

  /// The life, and that of everybody below, is over.
  void end() {
    isRunning = false;
    due = NEVER;
    children.clear();
    group = null;
  }

  boolean countOwn(RestartLimit limit, long now) {
    return count(ownRestarts, limit, now);
  }

  boolean countChild(long now) {
    return count(restarts, tree.strategy().intensity(), now);
  }

  private static boolean count(Deque<Long> moments, RestartLimit limit, long now) {
    if (!limit.isLimited()) {
      return true;
    }
    moments.addLast(now);
    moments.removeIf(moment -> now - moment > limit.within().toNanos());
    return moments.size() <= limit.maxRestarts();
  }

  /// {@return how long its restart waits}
  long nextDelay(long now) {
    if (streak > 0 && now - restartedAt >= tree.backoff().quietTime().toNanos()) {
      streak = 0;
    }
    long delay = tree.backoff().delay(streak++, new SplittableRandom(0)).toNanos();
    restartedAt = now + delay;
    return delay;
  }

  boolean isTemporary() {
    return tree.restart() == RestartPolicy.TEMPORARY;
  }

  /// Children that start again together.
  ///
  /// @param toStart those that have not started yet, the oldest first
  record Group(List<Branch> toStart) {

    private Group copy(List<Branch> children) {
      List<Branch> copies = new ArrayList<>();
      for (Branch waiting : toStart) {
        children.stream().filter(child -> child.path.equals(waiting.path)).forEach(copies::add);
      }
      return new Group(copies);
    }
  }
}
