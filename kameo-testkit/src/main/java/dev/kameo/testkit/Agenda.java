package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can happen next, what waits, and when time passes. Guarded by the simulation's lock.
///
/// Time passes only when no step is enabled.
final class Agenda {

  final VirtualTime time = new VirtualTime();
  final Trace trace = new Trace(time);

  private final Choices choices;
  private final Sender outside;
  private final Collection<SimulatedLane> lanes;

  /// In the order in which they became enabled, save what is hastened.
  private final List<Step> enabled = new ArrayList<>();

  /// Pauses that are steps, in the order in which they began.
  private final List<Pause> pauses = new ArrayList<>();

  /// Pauses of those who drive only, in the order in which they began.
  private final List<Goal> goals = new ArrayList<>();

  /// @param outside the sender that stands for all threads outside of the simulation
  /// @param lanes all lanes, for reports
  Agenda(Choices choices, Sender outside, Collection<SimulatedLane> lanes) {
    this.choices = choices;
    this.outside = outside;
    this.lanes = lanes;
  }

  void list(Step step) {
    if (!step.listed) {
      step.listed = true;
      enabled.add(step);
    }
  }

  private void listFirst(Step step) {
    unlist(step);
    step.listed = true;
    enabled.addFirst(step);
  }

  void unlist(Step step) {
    if (step.listed) {
      step.listed = false;
      enabled.remove(step);
    }
  }

  /// Lists the delivery of the head of an outbox; first of all where the sender waits for it in the
  /// middle of its code.
  void listDelivery(Sender sender) {
    if (sender.flushing) {
      listFirst(sender.deliver);
    } else {
      list(sender.deliver);
    }
  }

  /// Lists a turn if the lane can have one.
  void offerTurn(SimulatedLane lane) {
    if (lane.isReady()) {
      list(lane.turn);
    }
  }

  /// Lists work as soon as what its cause had sent before is delivered.
  void listCaused(Caused work) {
    if (work.isCancelled()) {
      return;
    }
    if (work.cause.hasDelivered(work.mark)) {
      list(work);
    } else {
      work.cause.holdBack(work);
    }
  }

  /// Puts in a letter of a sender.
  void post(Sender sender, Letter letter) {
    noteReleases(sender);
    sender.post(letter);
    listDelivery(sender);
  }

  /// Delivers all of an outbox, without asking anybody.
  void flush(Sender sender) {
    while (!sender.outbox.isEmpty()) {
      deliver(sender.deliver);
    }
  }

  void begin(Pause pause) {
    if (pause instanceof Wait) {
      trace.add(Event.Kind.WAIT, pause.sender, pause);
    }
    if (pause instanceof Goal goal) {
      goals.add(goal);
    } else {
      pauses.add(pause);
    }
    if (pause instanceof Wait wait && wait.due() != Long.MAX_VALUE) {
      time.add(wait);
    }
    if (pause instanceof Flush) {
      pause.sender.flushing = true;
      if (!pause.sender.outbox.isEmpty()) {
        listDelivery(pause.sender);
      }
    }
  }

  void end(Pause pause) {
    unlist(pause);
    if (pause instanceof Goal goal) {
      goals.remove(goal);
    } else {
      pauses.remove(pause);
    }
    if (pause instanceof Wait wait && wait.due() != Long.MAX_VALUE) {
      time.remove(wait);
    }
    if (pause instanceof Flush) {
      pause.sender.flushing = false;
    }
  }

  /// {@return a thread outside that waits, or `null`}
  @Nullable Pause firstOutside() {
    if (!goals.isEmpty()) {
      return goals.getFirst();
    }
    for (Pause pause : pauses) {
      if (pause.sender == outside) {
        return pause;
      }
    }
    return null;
  }

  /// {@return all that pauses, as a copy}
  List<Pause> paused() {
    List<Pause> all = new ArrayList<>(goals);
    all.addAll(pauses);
    return all;
  }

  boolean hasEnabled() {
    return !enabled.isEmpty();
  }

  /// Forgets everything that could still happen, and delivers what is on its way.
  void clear() {
    while (!enabled.isEmpty()) {
      Step step = enabled.getFirst();
      unlist(step);
      if (step instanceof Deliver delivery) {
        deliver(delivery);
      }
    }
    time.clear();
  }

  /// Chooses the next step that needs a thread, after the deliveries that come before it.
  ///
  /// @param last on whose behalf code ran since the last call
  /// @return the step, off the lists; `null` when only the passing of time, or a failure, is left
  ///   to do
  @Nullable Step next(Sender last) {
    noteReleases(last);
    while (true) {
      Goal over = reachedGoal();
      if (over != null) {
        return over;
      }
      listPauses();
      if (enabled.isEmpty()) {
        Goal nearest = nearestGoal();
        return nearest != null && nearest.horizon <= time.now() ? nearest : null;
      }
      Step step = choose();
      for (Goal goal : goals) {
        goal.stepped = true;
      }
      choices.executed(step);
      if (!(step instanceof Deliver delivery)) {
        trace.add(step);
        return step;
      }
      deliver(delivery);
    }
  }

  /// Lets time pass when nothing else is left to do.
  ///
  /// @return the pause that ends because of it; `null` if something may be enabled now
  @Nullable Pause idle() {
    Due next = time.first();
    Goal nearest = nearestGoal();
    if (nearest != null && (next == null || nearest.horizon < next.due())) {
      time.moveTo(nearest.horizon, this);
      return nearest;
    }
    if (next != null) {
      time.moveTo(next.due(), this);
      return null;
    }
    Pause first = firstOutside();
    if (first instanceof Wait wait) {
      wait.deadlock = DeadlockReport.of(pauses, lanes);
      return wait;
    }
    throw new IllegalStateException("Nobody drives the simulation");
  }

  private Step choose() {
    int index = enabled.size() == 1 ? 0 : choices.choose(enabled);
    Step step = enabled.remove(index);
    step.listed = false;
    return step;
  }

  private void deliver(Deliver delivery) {
    unlist(delivery);
    trace.add(delivery);
    delivery.perform(this);
  }

  private void noteReleases(Sender by) {
    for (Pause pause : pauses) {
      if (pause instanceof Wait wait) {
        wait.noteRelease(by);
      }
    }
  }

  private void listPauses() {
    for (Pause pause : pauses) {
      if (!pause.isReady()) {
        unlist(pause);
      } else if (pause instanceof Flush && !pause.listed) {
        listFirst(pause);
      } else {
        list(pause);
      }
    }
  }

  private @Nullable Goal reachedGoal() {
    for (Goal goal : goals) {
      if (goal.isReady()) {
        return goal;
      }
    }
    return null;
  }

  private @Nullable Goal nearestGoal() {
    Goal nearest = null;
    for (Goal goal : goals) {
      if (nearest == null || goal.horizon < nearest.horizon) {
        nearest = goal;
      }
    }
    return nearest;
  }
}
