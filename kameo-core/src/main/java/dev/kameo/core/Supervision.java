package dev.kameo.core;

import dev.kameo.Cancellable;
import dev.kameo.StopReason;
import dev.kameo.supervision.RestartLimit;
import dev.kameo.supervision.SupervisionStrategy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How one life of an actor looks after its children: restarts those that fail, stops those that
/// shall stop. Made when first needed. For the run of the lane.
///
/// A child whose restart policy wants another life ends the old one, holds its mailbox and says so
/// with a signal; here it is decided what becomes of it. So a parent heals its children between any
/// two of its own messages, and a child is never restarted by a parent that is stopping.
///
/// Whatever ends says so once: by [ChildPaused], or by [ChildStopped]. A child that is being
/// stopped when its end comes is no failure, whatever it ended of.
final class Supervision {

  private final ActorCell<?> cell;
  private final RestartWindow window = new RestartWindow();
  private final Map<ActorCell<?>, Supervised> known = new HashMap<>();
  private final Map<ActorCell<?>, ChildStop> stops = new HashMap<>();
  private final SignificantChildren significant = new SignificantChildren();

  /// Children that are stopped one after another, and the one whose turn it is.
  private @Nullable StopRound round;

  private @Nullable ActorCell<?> turn;

  /// The restart of several children that is going on.
  private @Nullable GroupRestart group;

  /// Failures that wait until that restart has stopped its children.
  private final Deque<Supervised> postponed = new ArrayDeque<>();

  /// The child that must end or start before anything is decided about those that are paused.
  /// Written by the run; read by those that look for cycles.
  private volatile @Nullable ActorCell<?> awaited;

  /// What the actor has said last about children that fail. Written by the run; read by anyone.
  private volatile @Nullable SupervisionStrategy said;

  Supervision(ActorCell<?> cell) {
    this.cell = cell;
  }

  /// {@return what the actor has said last about children that fail; `null` if it was not asked}.
  /// For any thread.
  @Nullable SupervisionStrategy saidStrategy() {
    return said;
  }

  // Failures

  /// The life of a child has ended and it wants another.
  void ended(ActorCell<?> child, StopReason reason) {
    if (cell.isEnding() || cell.isKilled() || child.isDismissed()) {
      return; // it will be stopped, or is
    }
    Supervised failed = known(child);
    failed.paused(reason);
    ChildStop stop = stops.get(child);
    if (stop == null) {
      decideInTime(failed);
    } else if (!stop.isForGood()) {
      hasEnded(child);
    }
    breakCycles();
  }

  private void decideInTime(Supervised failed) {
    if (group == null || !group.isStopping()) {
      decide(failed);
    } else if (!group.isToStop(failed.child())) { // else it only ends before its turn
      postponed.add(failed);
    }
  }

  private void decide(Supervised failed) {
    ActorCell<?> child = failed.child();
    RestartLimit own = child.spec().restartLimit();
    long now = cell.scheduler().nanoTime();
    if (cell.isGuardian()) {
      RestartLimit limit = own.isLimited() ? own : RestartLimit.usual();
      if (failed.count(limit, now)) {
        failed.restart(failed.nextDelay());
      } else {
        giveUp(failed, limit);
      }
      return;
    }
    SupervisionStrategy strategy = strategy();
    if (!failed.count(own, now)) {
      giveUpAll(failed, own);
    } else if (!window.count(strategy.intensity(), now)) {
      giveUpAll(failed, strategy.intensity());
    } else {
      restart(failed, strategy.scope());
    }
  }

  /// {@return what the actor says, or the default while there is none}
  SupervisionStrategy strategy() {
    Incarnation<?> life = cell.incarnation();
    if (!life.isMade()) {
      return SupervisionStrategy.oneForOne();
    }
    try {
      SupervisionStrategy asked =
          Objects.requireNonNull(
              life.actor().supervisionStrategy(),
              "supervisionStrategy returned null. Return a strategy.");
      said = asked;
      return asked;
    } catch (Throwable thrown) {
      if (cell.isEnding()) {
        Log.ACTORS.error("Actor {} failed in supervisionStrategy", cell, thrown);
      } else {
        cell.lane().append(new LateFailure(life, thrown, "supervisionStrategy"));
      }
      return SupervisionStrategy.oneForOne();
    } finally {
      Thread.interrupted();
    }
  }

  /// The guardian never gives up: there, each child is for itself.
  private static void giveUp(Supervised failed, RestartLimit limit) {
    ActorCell<?> child = failed.child();
    Log.SYSTEM.error(
        "Actor {} has used up its restarts ({}) and ends: {}", child, limit, failed.reason());
    Commands.endForGood(child, new StopReason.RestartLimitExceeded(child.id(), failed.reason()));
  }

  private void giveUpAll(Supervised failed, RestartLimit limit) {
    ActorCell<?> child = failed.child();
    Log.SYSTEM.error(
        "Actor {} has used up the restarts of its children ({}) and stops: {} ended: {}",
        cell,
        limit,
        child,
        failed.reason());
    Commands.endForGood(child, failed.reason());
    Ending.begin(cell, new StopReason.RestartLimitExceeded(child.id(), failed.reason()));
  }

  // Restarting

  private void restart(Supervised failed, SupervisionStrategy.Scope scope) {
    GroupRestart before = group;
    if (before == null && isAlone(scope)) {
      failed.restart(failed.nextDelay());
      return;
    }
    Collection<ActorCell<?>> left = List.of();
    if (before != null) {
      before.cancel();
      left = before.left();
    }
    List<ActorCell<?>> members = members(failed.child(), scope, left);
    members.forEach(this::forget);
    GroupRestart begun = new GroupRestart(this, failed, members);
    group = begun;
    begin(begun);
  }

  /// {@return whether a child that has failed is restarted alone}
  private static boolean isAlone(SupervisionStrategy.Scope scope) {
    return scope == SupervisionStrategy.Scope.ONE_FOR_ONE
        || scope == SupervisionStrategy.Scope.SIMPLE_ONE_FOR_ONE;
  }

  /// {@return the children that end and start with the one that failed, the oldest first}
  ///
  /// @param left those that an earlier restart has not started yet
  private List<ActorCell<?>> members(
      ActorCell<?> failed, SupervisionStrategy.Scope scope, Collection<ActorCell<?>> left) {
    List<ActorCell<?>> members = new ArrayList<>();
    boolean isAfter = false;
    for (ActorCell<?> child : cell.ties().children().cells()) {
      isAfter |= child == failed;
      boolean isIn =
          switch (scope) {
            case ONE_FOR_ONE, SIMPLE_ONE_FOR_ONE -> child == failed;
            case ONE_FOR_ALL -> true;
            case REST_FOR_ONE -> isAfter;
          };
      if ((isIn || left.contains(child)) && !isBeingStopped(child)) {
        members.add(child);
      }
    }
    return members;
  }

  /// A child has started again.
  void started(ActorCell<?> child) {
    if (group != null) {
      group.started(child);
    }
  }

  /// A restart of several children is over.
  void restarted(GroupRestart done) {
    if (group == done) {
      group = null;
      awaits(null);
    }
  }

  /// A restart of several children has stopped them. What else has failed meanwhile is decided
  /// before they start: they may need it.
  ///
  /// @return whether they are to start
  boolean mayStart(GroupRestart restart) {
    while (group == restart && !postponed.isEmpty()) {
      decide(postponed.removeFirst());
    }
    return group == restart;
  }

  /// One of several is started.
  void starts(ActorCell<?> child) {
    known(child).restart(0);
    awaits(child);
  }

  boolean isCurrent(GroupRestart other) {
    return group == other;
  }

  Cancellable schedule(long delay, CellEnvelope signal) {
    return cell.scheduler().schedule(delay, cell.signalLater(signal));
  }

  // Stopping

  /// Stops a child for good.
  void stop(ActorCell<?> child) {
    forget(child);
    stop(child, true);
  }

  private void stop(ActorCell<?> child, boolean forGood) {
    ChildStop before = stops.get(child);
    if (child.isStopped()
        || !cell.ties().children().contains(child)
        || (before != null && before.isForGood())) {
      return;
    }
    if (before != null) {
      before.end();
    }
    ChildStop stop = new ChildStop(this, cell, child, forGood);
    stops.put(child, stop);
    stop.begin();
  }

  /// Stops all of them, the youngest first, each after the one before it has stopped; or all at
  /// once, where the strategy says so. None is restarted any more.
  void stopAll() {
    known.values().forEach(Supervised::cancel);
    if (group != null) {
      group.cancel();
      group = null;
    }
    if (cell.ties().children().closeAndLast() != null
        && strategy().scope() == SupervisionStrategy.Scope.SIMPLE_ONE_FOR_ONE) {
      cell.ties().children().cells().reversed().forEach(this::stop);
    }
    begin(new AllChildren());
  }

  /// {@return whether it waits for children that it stops one after another}
  boolean isStoppingAll() {
    return round != null;
  }

  private void begin(StopRound next) {
    round = next;
    proceed(next);
  }

  private void proceed(StopRound going) {
    turn = going.next();
    awaits(turn);
    if (turn == null) {
      round = null;
      going.over();
    } else {
      forget(turn);
      stop(turn, going.isForGood(turn));
    }
  }

  /// A child has stopped for good.
  void stopped(ActorCell<?> child) {
    forget(child);
    known.remove(child);
    if (group != null) {
      group.gone(child);
    }
    hasEnded(child);
    if (!cell.isEnding() && significant.decidesBy(child, this::strategy)) {
      shutDownFor(child);
    }
  }

  // Significant children

  SignificantChildren significant() {
    return significant;
  }

  private void shutDownFor(ActorCell<?> child) {
    Log.SYSTEM.info(
        "Actor {} stops, since its significant child {} has ended: {}",
        cell,
        child,
        child.reason());
    Ending.begin(cell, StopReason.normal());
  }

  private void hasEnded(ActorCell<?> child) {
    ChildStop stop = stops.remove(child);
    if (stop != null) {
      stop.end();
    }
    if (turn == child && round != null) {
      proceed(round);
    }
  }

  /// Gives up waiting for a child that neither stops nor dies.
  void abandon(ActorCell<?> child) {
    Log.SYSTEM.error(
        "Actor {} does not stop, though killed: {}. Its parent goes on without it.",
        child,
        Activity.textOf(child));
    cell.system().abandoned(child);
    cell.ties().children().remove(child, () -> {});
    Commands.killForGood(child);
    Commands.killDescendants(child);
    stopped(child);
  }

  // Who waits for whom

  /// {@return the child that must end or start before anything is decided about those that are
  /// paused; `null` if there is none}. For any thread.
  @Nullable ActorCell<?> awaited() {
    return awaited;
  }

  /// Until this child has ended or started nothing is decided about those that are paused: one that
  /// waits for any of them would wait for itself.
  ///
  /// @param child the one; `null` for none
  private void awaits(@Nullable ActorCell<?> child) {
    awaited = child;
    breakCycles();
  }

  /// Something about the children has changed for which they may wait.
  private void breakCycles() {
    ActorCell<?> child = awaited;
    if (child != null) {
      WaitCycle.breakAt(child);
    }
  }

  // What is known of children

  Supervised known(ActorCell<?> child) {
    return known.computeIfAbsent(child, _ -> new Supervised(cell, child));
  }

  /// {@return whether its life has ended and it waits for the next}
  boolean isPaused(ActorCell<?> child) {
    Supervised found = known.get(child);
    return found != null && found.isPaused();
  }

  /// {@return whether it is being stopped for good}
  boolean isBeingStopped(ActorCell<?> child) {
    ChildStop stop = stops.get(child);
    return stop != null && stop.isForGood();
  }

  /// No restart of it is due any more, and no failure of it waits.
  private void forget(ActorCell<?> child) {
    Supervised found = known.get(child);
    if (found != null) {
      found.cancel();
      postponed.remove(found);
    }
  }

  /// All children, whichever there are.
  private final class AllChildren implements StopRound {

    @Override
    public @Nullable ActorCell<?> next() {
      return cell.ties().children().closeAndLast();
    }

    @Override
    public boolean isForGood(ActorCell<?> child) {
      return true;
    }

    @Override
    public void over() {
      Ending.goOn(cell);
    }
  }
}
