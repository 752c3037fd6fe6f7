package dev.kameo.testkit.supervision;

import dev.kameo.supervision.ChildState;
import dev.kameo.supervision.RestartLimit;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy.Scope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// An actor of a model, with what it and its parent remember. Belongs to one [World].
final class Branch {

  /// Where it is in its life.
  enum Phase {
    /// It begins a life; a supervisor waits for its children.
    STARTING,
    RUNNING,
    /// Its children are stopped, and then it stops itself.
    ENDING,
    /// A life has ended, and it waits for the next.
    PAUSED,
    /// It has ended for good.
    STOPPED
  }

  final ActorTree tree;
  final String path;
  final @Nullable Branch parent;

  Phase phase = Phase.STARTING;

  /// Why it ends, or has ended.
  End end = End.NORMAL;

  /// Whether another life may follow the one that ends.
  boolean returns;

  /// Whether it has ever started, and whether this life has.
  boolean hasRun;

  boolean hasStarted;

  /// Whether it has taken the place of one that had run.
  boolean isSecond;

  /// Why it was told to stop for good, if it was.
  @Nullable End dismissal;

  /// What was to be done while it started.
  final List<Runnable> later = new ArrayList<>();

  /// The end of its `onStop`, while that runs.
  Clock.@Nullable Due leaving;

  /// Who wants to know whether it starts, and why it has stopped.
  final List<Consumer<Boolean>> onStart = new ArrayList<>();

  final List<Consumer<End>> onEnd = new ArrayList<>();

  // As a child

  /// Its next restart.
  Clock.@Nullable Due due;

  /// How its parent stops it.
  @Nullable Stop stop;

  private final Window ownRestarts = new Window();
  private int streak;
  private long restartedAt;

  // As a parent

  /// Its children, in order; of a supervisor those too that have stopped and are kept.
  final List<Branch> members = new ArrayList<>();

  /// The restart of several children that goes on.
  @Nullable Group group;

  /// Children that have failed while others were restarted.
  final Deque<Branch> postponed = new ArrayDeque<>();

  private final Window restarts = new Window();

  Branch(ActorTree tree, @Nullable Branch parent) {
    this.tree = tree;
    this.parent = parent;
    this.path = parent == null ? tree.name() : parent.path + "/" + tree.name();
  }

  /// A life begins.
  void begin() {
    phase = Phase.STARTING;
    hasStarted = false;
    members.clear();
    restarts.clear();
  }

  boolean is(Phase other) {
    return phase == other;
  }

  /// {@return the children that have not ended for good, the oldest first}
  List<Branch> children() {
    return members.stream().filter(child -> !child.is(Phase.STOPPED)).toList();
  }

  @Nullable Branch member(String name) {
    return members.stream()
        .filter(child -> child.tree.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  boolean isAlone() {
    Scope scope = tree.strategy().scope();
    return scope == Scope.ONE_FOR_ONE || scope == Scope.SIMPLE_ONE_FOR_ONE;
  }

  boolean isSimple() {
    return tree.strategy().scope() == Scope.SIMPLE_ONE_FOR_ONE;
  }

  boolean isTemporary() {
    return tree.restart() == RestartPolicy.TEMPORARY;
  }

  boolean isDismissed() {
    return dismissal != null;
  }

  /// {@return whether its parent remembers it when it has stopped}
  boolean isKept() {
    return parent != null
        && parent.tree.isSupervisor()
        && !parent.isSimple()
        && !isTemporary()
        && (hasRun || isSecond);
  }

  boolean isBeingStopped() {
    return stop != null && stop.isForGood;
  }

  /// {@return what it is doing, as its parent sees it}
  ChildState state() {
    if (is(Phase.STOPPED)) {
      return ChildState.STOPPED;
    } else if (isDismissed() || (is(Phase.ENDING) && !returns)) {
      return ChildState.STOPPING;
    } else if (is(Phase.RUNNING)) {
      return ChildState.RUNNING;
    }
    return hasRun ? ChildState.RESTARTING : ChildState.STARTING;
  }

  /// No restart of it is due any more, and no failure of it waits.
  void forget() {
    if (due != null) {
      due.cancel();
      due = null;
    }
    if (parent != null) {
      parent.postponed.remove(this);
    }
  }

  boolean countOwn(RestartLimit limit, long now) {
    return ownRestarts.count(limit, now);
  }

  boolean countChild(long now) {
    return restarts.count(tree.strategy().intensity(), now);
  }

  /// {@return how long its restart waits}
  long nextDelay(long now) {
    if (streak > 0 && now - restartedAt >= tree.backoff().quietTime().toNanos()) {
      streak = 0;
    }
    long delay = tree.backoff().shortest().toNanos();
    for (int i = 0; i < streak; i++) {
      delay = Math.min(2 * delay, tree.backoff().longest().toNanos());
    }
    streak++;
    restartedAt = now + delay;
    return delay;
  }

  /// {@return the moments at which a limit or the quiet time of it, or of one below, is over}
  LongStream horizons() {
    long quiet = streak == 0 ? 0 : restartedAt + tree.backoff().quietTime().toNanos();
    LongStream own =
        LongStream.concat(
            LongStream.of(quiet),
            LongStream.concat(
                restarts.horizons(tree.strategy().intensity()),
                ownRestarts.horizons(tree.restartLimit())));
    return LongStream.concat(own, members.stream().flatMapToLong(Branch::horizons));
  }

  /// The restarts of the last time.
  private static final class Window {

    private final Deque<Long> moments = new ArrayDeque<>();

    /// Counts one. What lies exactly as long ago as the limit looks back counts still.
    boolean count(RestartLimit limit, long now) {
      if (!limit.isLimited()) {
        return true;
      }
      moments.addLast(now);
      moments.removeIf(moment -> now - moment > limit.within().toNanos());
      return moments.size() <= limit.maxRestarts();
    }

    LongStream horizons(RestartLimit limit) {
      return limit.isLimited()
          ? moments.stream().mapToLong(moment -> moment + limit.within().toNanos())
          : LongStream.empty();
    }

    void clear() {
      moments.clear();
    }
  }

  /// The stopping of a child by its parent.
  static final class Stop {

    final boolean isForGood;
    boolean isKilled;
    Clock.@Nullable Due late;

    Stop(boolean isForGood) {
      this.isForGood = isForGood;
    }

    void over() {
      if (late != null) {
        late.cancel();
      }
    }
  }

  /// A restart of several children: they stop, wait, and start.
  static final class Group {

    final Branch failed;

    /// Those that have not been stopped, and started again; the oldest first.
    final Deque<Branch> toStop;

    final Deque<Branch> toStart = new ArrayDeque<>();

    /// Whose turn it is.
    @Nullable Branch turn;

    boolean isStopping = true;
    Clock.@Nullable Due due;

    Group(Branch failed, List<Branch> members) {
      this.failed = failed;
      toStop = new ArrayDeque<>(members);
      members.stream().filter(member -> !member.isTemporary()).forEach(toStart::add);
    }

    /// {@return whether somebody's failure is decided at once}
    boolean isWaitingFor(Branch child) {
      return !isStopping && (due != null || turn == child);
    }

    /// {@return whether it would still start that one}
    boolean isToStart(Branch child) {
      return toStart.contains(child) || (!isStopping && turn == child);
    }

    void cancel() {
      if (due != null) {
        due.cancel();
      }
    }
  }
}
