package dev.kameo.core;

import dev.kameo.Panic;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The queries of one actor that run beside its lane, and what waits for them with the mailbox
/// held.
///
/// Up to the limit, queries start at once; what needs the actor to itself waits until all of them
/// have ended, and whatever comes behind waits with it, so the order of the mailbox is kept.
///
/// For the run of the lane, save where it says otherwise.
final class Queries {

  /// How long the mailbox is held.
  private enum Hold {
    NOT,
    UNTIL_ONE_ENDS,
    UNTIL_ALL_END
  }

  private final ActorCell<?> cell;
  private final Deque<ExclusiveEnvelope> waiting = new ArrayDeque<>();

  /// Those that run. Read by those that look for cycles, and by a kill.
  private final Set<QueryRun> runs = ConcurrentHashMap.newKeySet();

  private int running;

  /// The first that panicked, while others still run.
  private @Nullable Panic panic;

  /// Read by those that look for cycles.
  private volatile Hold hold = Hold.NOT;

  Queries(ActorCell<?> cell) {
    this.cell = cell;
  }

  boolean isRunning() {
    return running > 0;
  }

  /// {@return whether the mailbox must wait}
  boolean isHolding() {
    return panic != null || !waiting.isEmpty();
  }

  /// Lets this wait, if it must: for queries, or behind others that do.
  ///
  /// @return whether it must
  boolean holdsUp(ExclusiveEnvelope envelope) {
    if (!isHolding() && !isInTheWayOf(envelope)) {
      return false;
    }
    waiting.add(envelope);
    look();
    return true;
  }

  private boolean isInTheWayOf(ExclusiveEnvelope envelope) {
    return running > 0 && (!envelope.isQuery() || running >= cell.spec().maxConcurrentQueries());
  }

  void start(UserEnvelope envelope) {
    QueryRun query = new QueryRun(cell, envelope);
    running++;
    runs.add(query);
    cell.scheduler().execute(query);
  }

  /// One has ended. When it is the last, a panic is dealt with; and then what has waited goes on.
  void ended(QueryRun query, @Nullable Throwable failure) {
    Panic due = remove(query, failure);
    if (failure != null) {
      Poisoned.found(cell, query.envelope(), failure);
    }
    UserEnvelope skipped = query.skipped();
    if (skipped != null) {
      leave(skipped);
    }
    if (due != null && !cell.isEnding()) {
      Hooks.panicked(cell, due.cause(), due.during());
      cell.incarnation().afterUserCode();
    }
    ExclusiveEnvelope envelope;
    while (cell.isLively() && (envelope = next()) != null) {
      cell.begin(envelope);
    }
    look();
    Ending.goOn(cell);
  }

  /// @return the panic that is due now, since this was the last to end; or `null`
  private @Nullable Panic remove(QueryRun query, @Nullable Throwable failure) {
    runs.remove(query);
    running--;
    if (failure != null && panic == null) {
      panic = new Panic(failure, query.label());
    }
    if (running > 0) {
      return null;
    }
    Panic due = panic;
    panic = null;
    return due;
  }

  /// This life will not handle it.
  private void leave(UserEnvelope envelope) {
    Ending end = cell.ending();
    if (end != null && end.isForGood()) {
      envelope.bounce(cell);
    } else {
      cell.backlog().keepFirst(envelope);
    }
  }

  /// {@return the next that need not wait any longer, or `null`}
  private @Nullable ExclusiveEnvelope next() {
    ExclusiveEnvelope first = waiting.peek();
    if (first == null || panic != null || isInTheWayOf(first)) {
      return null;
    }
    return waiting.remove();
  }

  /// Gives up what waits, and forgets a panic: this life of the actor ends.
  ///
  /// @return what had waited
  List<ExclusiveEnvelope> giveUp() {
    List<ExclusiveEnvelope> left = List.copyOf(waiting);
    waiting.clear();
    panic = null;
    return left;
  }

  /// Publishes whether and how the mailbox is held, and looks whether that has closed a circle.
  private void look() {
    if (!isHolding()) {
      hold = Hold.NOT;
      return;
    }
    ExclusiveEnvelope first = waiting.peek();
    hold =
        panic == null && first != null && first.isQuery()
            ? Hold.UNTIL_ONE_ENDS
            : Hold.UNTIL_ALL_END;
    if (running > 0) {
      WaitCycle.breakAt(cell);
    }
  }

  void interrupt(Incarnation<?> life) {
    runs.forEach(run -> run.interrupt(life));
  }

  /// {@return the queries that run}. For any thread.
  List<ActorCode> codes() {
    return List.copyOf(runs);
  }

  /// {@return who holds up the mailbox}. For any thread.
  Holdup holdup() {
    return switch (hold) {
      case NOT -> Holdup.NONE;
      case UNTIL_ONE_ENDS -> Holdup.byAllOf(codes());
      case UNTIL_ALL_END -> Holdup.byEachOf(codes());
    };
  }
}
