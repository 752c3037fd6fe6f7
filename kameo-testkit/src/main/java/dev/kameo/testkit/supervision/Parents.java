package dev.kameo.testkit.supervision;

import dev.kameo.supervision.RestartLimit;
import dev.kameo.supervision.Shutdown;
import dev.kameo.supervision.SupervisionStrategy.Scope;
import dev.kameo.testkit.supervision.Branch.Group;
import dev.kameo.testkit.supervision.Branch.Phase;
import dev.kameo.testkit.supervision.Branch.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the parents of a model do: restart children that have failed, alone or with others, and
/// stop them. What a model calls the *root* is the child of the top of a system, which never gives
/// up.
final class Parents {

  /// How long a child that was killed at once may take to die.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Lives lives;
  private final Clock clock;

  Parents(Lives lives, Clock clock) {
    this.lives = lives;
    this.clock = clock;
  }

  // Decisions

  /// A life has ended, and its restart policy wants another.
  void paused(Branch child) {
    Branch parent = child.parent;
    if (parent == null) {
      decideAtTheTop(child);
    } else if (parent.is(Phase.STARTING)) {
      parent.later.add(() -> paused(child));
    } else if (!parent.is(Phase.RUNNING) || child.isDismissed()) {
      return; // it will be stopped
    } else if (child.stop != null) {
      hasEnded(parent, child);
    } else if (parent.group == null || parent.group.isWaitingFor(child)) {
      decide(parent, child);
    } else {
      parent.postponed.add(child);
    }
  }

  private void decideAtTheTop(Branch failed) {
    RestartLimit own = failed.tree.restartLimit();
    if (failed.countOwn(own.isLimited() ? own : RestartLimit.usual(), clock.now())) {
      restart(failed);
    } else {
      lives.dismiss(failed, End.LIMIT);
    }
  }

  private void decide(Branch parent, Branch failed) {
    long now = clock.now();
    if (!failed.countOwn(failed.tree.restartLimit(), now) || !parent.countChild(now)) {
      failed.dismissal = failed.end;
      lives.end(parent, End.LIMIT);
    } else if (parent.group == null && parent.isAlone()) {
      restart(failed);
    } else {
      restartTogether(parent, failed);
    }
  }

  private void restart(Branch failed) {
    long delay = failed.nextDelay(clock.now());
    if (delay == 0) {
      lives.start(failed);
    } else {
      failed.due = clock.after(delay, () -> lives.start(failed));
    }
  }

  // Restarts of several children

  private void restartTogether(Branch parent, Branch failed) {
    Group before = parent.group;
    if (before != null) {
      before.cancel();
    }
    List<Branch> members = members(parent, failed, before);
    members.forEach(Branch::forget);
    Group group = new Group(failed, members);
    parent.group = group;
    stopNext(parent, group);
  }

  private static List<Branch> members(Branch parent, Branch failed, @Nullable Group before) {
    List<Branch> members = new ArrayList<>();
    boolean isAfter = false;
    for (Branch child : parent.children()) {
      isAfter |= child == failed;
      boolean isLeft = before != null && before.isToStart(child);
      boolean isIn = isIn(parent.tree.strategy().scope(), child == failed, isAfter);
      if ((isIn || isLeft) && !child.isBeingStopped()) {
        members.add(child);
      }
    }
    return members;
  }

  private static boolean isIn(Scope scope, boolean isFailed, boolean isAfter) {
    return switch (scope) {
      case ONE_FOR_ONE, SIMPLE_ONE_FOR_ONE -> isFailed;
      case ONE_FOR_ALL -> true;
      case REST_FOR_ONE -> isAfter;
    };
  }

  /// Stops the youngest that still lives; what one has ended of meanwhile is of no account.
  private void stopNext(Branch parent, Group group) {
    Branch youngest = group.toStop.pollLast();
    while (youngest != null && youngest.is(Phase.PAUSED)) {
      youngest.forget();
      youngest = group.toStop.pollLast();
    }
    group.turn = youngest;
    if (youngest == null) {
      startAfterDelay(parent, group);
    } else {
      stop(youngest, youngest.isTemporary());
    }
  }

  private void startAfterDelay(Branch parent, Group group) {
    group.isStopping = false;
    long delay = group.failed.nextDelay(clock.now());
    if (delay == 0) {
      startNext(parent, group);
    } else {
      group.due =
          clock.after(
              delay,
              () -> {
                group.due = null;
                startNext(parent, group);
              });
    }
  }

  /// Starts the oldest that has not started again.
  private void startNext(Branch parent, Group group) {
    Branch oldest = group.toStart.pollFirst();
    while (oldest != null && oldest.isBeingStopped()) {
      oldest = group.toStart.pollFirst();
    }
    group.turn = oldest;
    if (oldest == null) {
      parent.group = null;
      decidePostponed(parent);
    } else {
      lives.start(oldest);
    }
  }

  private void decidePostponed(Branch parent) {
    while (parent.group == null && parent.is(Phase.RUNNING) && !parent.postponed.isEmpty()) {
      decide(parent, parent.postponed.removeFirst());
    }
  }

  /// A child has started.
  void started(Branch child) {
    Branch parent = child.parent;
    Group group = parent == null ? null : parent.group;
    if (parent != null && group != null && isStarting(group, child)) {
      startNext(parent, group);
    }
  }

  private static boolean isStarting(Group group, Branch child) {
    return !group.isStopping && group.turn == child;
  }

  // Stops

  /// Stops a child, for good or for another life.
  void stop(Branch child, boolean isForGood) {
    child.forget();
    if (child.is(Phase.STOPPED) || child.isBeingStopped()) {
      return;
    }
    if (child.stop != null) {
      child.stop.over();
    }
    Stop stop = new Stop(isForGood);
    child.stop = stop;
    arm(child, stop);
    if (child.tree.shutdown() instanceof Shutdown.Kill) {
      kill(child, stop);
    } else if (isForGood) {
      lives.dismiss(child, End.SHUTDOWN);
    } else {
      lives.pause(child);
    }
  }

  private void arm(Branch child, Stop stop) {
    switch (child.tree.shutdown()) {
      case Shutdown.Within(Duration timeout) -> arm(child, stop, timeout);
      case Shutdown.Kill() -> arm(child, stop, PATIENCE);
      case Shutdown.Infinite() -> {}
    }
  }

  private void arm(Branch child, Stop stop, Duration time) {
    stop.late = clock.after(time.toNanos(), () -> late(child, stop));
  }

  /// The time of a child is over, which does not run while it waits for its own children.
  private void late(Branch child, Stop stop) {
    arm(child, stop);
    if (!child.is(Phase.ENDING) || child.children().isEmpty()) {
      kill(child, stop);
    }
  }

  private void kill(Branch child, Stop stop) {
    boolean isSecond = stop.isKilled;
    stop.isKilled = true;
    lives.kill(child, stop.isForGood || isSecond);
  }

  /// Stops all children, the youngest first, or all at once; then the parent leaves.
  void stopAll(Branch parent) {
    if (parent.group != null) {
      parent.group.cancel();
      parent.group = null;
    }
    List<Branch> children = parent.children();
    if (children.isEmpty()) {
      lives.leave(parent);
    } else if (parent.isSimple()) {
      children.reversed().forEach(child -> stop(child, true));
    } else {
      stop(children.getLast(), true);
    }
  }

  /// A child has ended for good.
  void gone(Branch child) {
    child.forget();
    Branch parent = child.parent;
    if (parent == null) {
      return;
    }
    Group group = parent.group;
    if (group != null) {
      group.toStop.remove(child);
      group.toStart.remove(child);
      if (isStarting(group, child)) {
        startNext(parent, group);
      }
    }
    hasEnded(parent, child);
    if (parent.is(Phase.ENDING)) {
      stopNext(parent);
    } else if (isEndFor(parent, child)) {
      lives.end(parent, End.NORMAL);
    }
  }

  private void stopNext(Branch ending) {
    List<Branch> children = ending.children();
    if (children.isEmpty()) {
      lives.leave(ending);
    } else {
      stop(children.getLast(), true);
    }
  }

  private void hasEnded(Branch parent, Branch child) {
    if (child.stop != null) {
      child.stop.over();
      child.stop = null;
    }
    Group group = parent.group;
    if (group != null && group.isStopping && group.turn == child) {
      stopNext(parent, group);
    }
  }

  /// {@return whether a child that is significant ends its parent: it has ended by itself}
  private static boolean isEndFor(Branch parent, Branch child) {
    return child.tree.significant()
        && child.hasRun
        && !child.isDismissed()
        && switch (parent.tree.strategy().autoShutdown()) {
          case NEVER -> false;
          case ANY_SIGNIFICANT -> true;
          case ALL_SIGNIFICANT ->
              parent.children().stream()
                  .allMatch(other -> !other.tree.significant() || other.isDismissed());
        };
  }
}
