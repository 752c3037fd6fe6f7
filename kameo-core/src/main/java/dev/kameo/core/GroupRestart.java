package dev.kameo.core;

import dev.kameo.Cancellable;
import dev.kameo.supervision.RestartPolicy;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A restart of several children together: first all of them are stopped, the youngest first; then,
/// after the delay of the one that failed, they are started again, the oldest first, each when the
/// one before it has started. Those that are never restarted are only stopped. For the run of the
/// parent's lane.
final class GroupRestart implements StopRound {

  private enum Step {
    STOPPING,
    WAITING,
    STARTING
  }

  private final Supervision supervision;
  private final Supervised failed;

  /// Those that have not ended yet, the oldest first.
  private final Deque<ActorCell<?>> toStop;

  /// Those that have not been started again, the oldest first.
  private final Deque<ActorCell<?>> toStart = new ArrayDeque<>();

  private Step step = Step.STOPPING;
  private @Nullable ActorCell<?> starting;
  private @Nullable Cancellable timer;

  /// @param members who is stopped, the oldest first
  GroupRestart(Supervision supervision, Supervised failed, List<ActorCell<?>> members) {
    this.supervision = supervision;
    this.failed = failed;
    this.toStop = new ArrayDeque<>(members);
    for (ActorCell<?> member : members) {
      if (!isForGood(member)) {
        toStart.add(member);
      }
    }
  }

  boolean isStopping() {
    return step == Step.STOPPING;
  }

  /// {@return whether the turn of this one to be stopped has not come yet}
  boolean isToStop(ActorCell<?> child) {
    return toStop.contains(child);
  }

  /// {@return those that it would still start}
  Collection<ActorCell<?>> left() {
    Set<ActorCell<?>> left = new HashSet<>(toStart);
    if (starting != null) {
      left.add(starting);
    }
    return left;
  }

  @Override
  public @Nullable ActorCell<?> next() {
    ActorCell<?> youngest = toStop.pollLast();
    while (youngest != null && supervision.isPaused(youngest)) {
      youngest = toStop.pollLast();
    }
    return youngest;
  }

  @Override
  public boolean isForGood(ActorCell<?> child) {
    return child.spec().restart() == RestartPolicy.TEMPORARY;
  }

  @Override
  public void over() {
    step = Step.WAITING;
    if (!supervision.mayStart(this)) {
      return;
    }
    long delay = failed.nextDelay();
    if (delay == 0) {
      start();
    } else {
      timer = supervision.schedule(delay, new GroupDue(this));
    }
  }

  /// The delay is over.
  void due() {
    if (step == Step.WAITING && supervision.isCurrent(this)) {
      start();
    }
  }

  private void start() {
    step = Step.STARTING;
    startNext();
  }

  private void startNext() {
    starting = toStart.pollFirst();
    while (starting != null && supervision.isBeingStopped(starting)) {
      starting = toStart.pollFirst();
    }
    if (starting == null) {
      supervision.restarted(this);
    } else {
      supervision.starts(starting);
    }
  }

  /// A child has started again.
  void started(ActorCell<?> child) {
    if (starting == child) {
      startNext();
    }
  }

  /// A child has stopped for good.
  void gone(ActorCell<?> child) {
    toStop.remove(child);
    toStart.remove(child);
    if (starting == child) {
      startNext();
    }
  }

  /// Something else takes its place.
  void cancel() {
    if (timer != null) {
      timer.cancel();
    }
  }
}
