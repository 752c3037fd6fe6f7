package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can happen next, what waits, and when time passes. Guarded by the simulation's lock.
///
/// Time passes when no step is enabled; in the racy model also as a step of its own, which is the
/// last of those to choose from.
final class Agenda {

  /// What stands for the time, and for what is due, where steps are compared.
  static final String CLOCK = "clock";

  final VirtualTime time = new VirtualTime();
  final Trace trace = new Trace(time);

  /// After how many steps the choices are asked no more. Then the oldest step is next, and time
  /// passes now and then: so what goes on although all that can happen does happen, goes on for
  /// ever.
  static final int FAIR_AFTER = 10_000;

  private static final int FAIR_TIME = 16;

  private final Choices choices;
  private final Conditions conditions;
  private final Tempo tempo;
  private final Injector injector;
  private final Elapse elapse = new Elapse();
  private final Sender outside;
  private final Collection<SimulatedLane> lanes;

  /// In the order in which they became enabled, save what is hastened.
  private final List<Step> enabled = new ArrayList<>();

  /// What comes after all these, whatever is enabled later: kills.
  private final List<Step> behind = new ArrayList<>();

  /// Pauses that are steps, in the order in which they began.
  private final List<Pause> pauses = new ArrayList<>();

  /// Pauses of those who drive only, in the order in which they began.
  private final List<Goal> goals = new ArrayList<>();

  /// How many steps there were.
  long steps;

  /// How many of them there were when somebody last began to drive.
  private long stepsBefore;

  /// How many timers are due and have not fired.
  int timersFiring;

  /// Whether what still happens is only the end: in the default order, and of no interest.
  private boolean closing;

  /// How much work is under way and does not do anything yet.
  private int busy;

  /// @param seed for the durations of work
  /// @param outside the sender that stands for all threads outside of the simulation
  /// @param lanes all lanes, for reports
  /// @param injector makes faults strike
  Agenda(
      Choices choices,
      Conditions conditions,
      long seed,
      Sender outside,
      Collection<SimulatedLane> lanes,
      Injector injector) {
    this.choices = choices;
    this.conditions = conditions;
    this.tempo = new Tempo(seed, conditions.time().max());
    this.outside = outside;
    this.lanes = lanes;
    this.injector = injector;
  }

  /// From now on, what happens is decided by nobody and seen by nobody.
  void beginClosing() {
    closing = true;
    injector.end();
    trace.finish();
  }

  /// Somebody begins to drive.
  void beginDrive() {
    stepsBefore = steps;
  }

  long stepsOfDrive() {
    return steps - stepsBefore;
  }

  boolean isClosing() {
    return closing;
  }

  void list(Step step) {
    if (!step.listed) {
      step.listed = true;
      enabled.add(step);
      choices.listed(step);
    }
  }

  private void listFirst(Step step) {
    boolean isNew = !step.listed;
    unlist(step);
    step.listed = true;
    enabled.addFirst(step);
    if (isNew) {
      choices.listed(step);
    }
  }

  void unlist(Step step) {
    if (step.listed) {
      step.listed = false;
      enabled.remove(step);
    }
  }

  /// Takes a step off the list that is not possible any more.
  void disable(Step step) {
    if (step.listed && !closing) {
      choices.unlisted(step);
    }
    unlist(step);
  }

  /// Lists a step behind all others.
  void listLast(Step step) {
    step.listed = true;
    behind.add(step);
    choices.listed(step);
  }

  /// Takes a step off the lists that was listed last.
  void withdraw(Step step) {
    step.listed = false;
    behind.remove(step);
  }

  /// Lets nothing go wrong any more, and mends what was about to.
  void heal() {
    injector.end();
    time.all().forEach(item -> item.heal(this));
  }

  /// Lists the delivery of the head of an outbox, if it is not held back; first of all where the
  /// sender waits for it in the middle of its code. Once for each head.
  void listDelivery(Outbox outbox) {
    Letter head = outbox.first();
    Mark missing = head == null ? null : Mark.firstMissing(head.after);
    if (missing != null) {
      missing.outbox().holdBack(outbox);
    } else if (outbox.sender.flushing) {
      listFirst(outbox.deliver);
    } else {
      list(outbox.deliver);
    }
  }

  /// Lists a turn if the lane can have one.
  void offerTurn(SimulatedLane lane) {
    if (lane.isReady()) {
      listWork(lane.turn);
    }
  }

  /// Lists work, after the time it takes.
  private void listWork(Work work) {
    if (work.listed || work.busy) {
      return;
    }
    long nanos = closing ? 0 : tempo.next(work.sender);
    long slowness = closing ? 0 : injector.slowness(work.sender);
    if (nanos + slowness == 0) {
      list(work);
    } else {
      work.busy = true;
      busy++;
      touchTime();
      time.add(new Busy(work, time.in(nanos + slowness), time.nextNumber(), slowness));
    }
  }

  /// The time that work takes has passed.
  void endBusy(Busy over) {
    Work work = over.work();
    work.busy = false;
    busy--;
    if (work.isPossible()) {
      list(work);
    }
  }

  /// Lists work as soon as what its cause had sent before is delivered.
  void listCaused(Caused work) {
    if (work.isCancelled()) {
      return;
    }
    Mark missing = Mark.firstMissing(work.before);
    if (missing != null) {
      missing.outbox().holdBack(work);
    } else if (work instanceof SimulatedTask) {
      listWork(work);
    } else {
      list(work);
    }
  }

  /// The code that runs has touched something that others may touch too.
  void touch(String thing, boolean writes) {
    if (!closing) {
      choices.touched(thing, writes);
    }
  }

  /// The code that runs has looked at what is due, or changed it.
  void touchTime() {
    touch(CLOCK, false);
  }

  /// Puts in a letter of a sender.
  void post(Sender sender, Letter letter) {
    noteReleases(sender);
    if (letter.kind == Letter.Kind.OFFER) {
      touch(letter.receiver.life(), false);
    }
    if (conditions.delivery() == DeliveryModel.ATOMIC) {
      trace.add(Event.Kind.DELIVER, letter);
      put(letter);
      return;
    }
    if (!closing) {
      choices.sent(letter);
    }
    Outbox outbox = sender.outbox(letter.receiver);
    boolean isHead = outbox.isEmpty();
    outbox.add(letter);
    if (isHead) {
      listDelivery(outbox);
    }
  }

  /// Puts a letter into its lane in the midst of the code that sends it.
  void put(Letter letter) {
    if (!closing) {
      choices.put(letter);
    }
    letter.receiver.put(letter);
    offerTurn(letter.receiver);
  }

  /// Delivers everything that comes before what a sender sends to a receiver, without asking
  /// anybody.
  void flush(Sender sender, SimulatedLane receiver) {
    sender.before(receiver).forEach(this::reach);
    reach(sender.outbox(receiver).mark());
  }

  private void reach(Mark mark) {
    while (!mark.isReached()) {
      Letter head = mark.outbox().first();
      if (head == null) {
        return;
      }
      head.after.forEach(this::reach);
      deliver(mark.outbox().deliver);
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
      touchTime();
      time.add(wait);
    }
    if (pause instanceof Flush) {
      pause.sender.flushing = true;
      for (Outbox outbox : pause.sender.outboxes()) {
        if (outbox.deliver.listed) {
          listFirst(outbox.deliver);
        }
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
      touchTime();
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

  /// {@return whether something may, or must, happen before an offer that is decided at once}
  boolean mayOvertake(Sender sender, SimulatedLane receiver) {
    return conditions.delivery() != DeliveryModel.ATOMIC
        && (!enabled.isEmpty() || !behind.isEmpty() || mayElapse() || sender.isHeldUp(receiver));
  }

  /// {@return whether the choices are fair now}
  boolean isFair() {
    return isLong() || choices.isFair();
  }

  /// {@return whether time can bring nothing more}
  boolean isOver() {
    return time.first() == null;
  }

  /// {@return who waits for what although nothing can happen, as a text; `null` if nobody does}
  @Nullable String stuck() {
    boolean isStuck = isOver() && pauses.stream().anyMatch(pause -> pause.sender != outside);
    return isStuck ? DeadlockReport.of(pauses, lanes) : null;
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
    behind.clear();
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
      listElapse(mayElapse());
      if (enabled.isEmpty() && behind.isEmpty()) {
        Goal nearest = nearestGoal();
        if (nearest == null || nearest.horizon > time.now() || isTimeFor(nearest)) {
          return null;
        }
        rest();
        return nearest;
      }
      Step step = choose();
      steps++;
      for (Goal goal : goals) {
        goal.stepped = true;
      }
      if (!closing) {
        choices.executed(step);
      }
      switch (step) {
        case Deliver delivery -> deliver(delivery);
        case Elapse _ -> time.moveToNext(this);
        default -> {
          if (step instanceof SimulatedTimer timer) {
            timer.endFiring(this);
          }
          trace.add(step);
          return step;
        }
      }
    }
  }

  /// Everything that somebody has driven for has happened.
  private void rest() {
    choices.idle();
    injector.rest();
  }

  /// {@return whether time may pass beyond a horizon, for what is under way}
  private boolean isTimeFor(Goal goal) {
    return goal.patient && busy > 0;
  }

  /// Lets time pass when nothing else is left to do.
  ///
  /// @return the pause that ends because of it; `null` if something may be enabled now
  @Nullable Pause idle() {
    Due next = time.first();
    Goal nearest = nearestGoal();
    if (nearest != null && !isTimeFor(nearest) && (next == null || nearest.horizon < next.due())) {
      rest();
      time.moveTo(nearest.horizon, this);
      return nearest;
    }
    if (next != null) {
      if (conditions.time().isRacy() && time.mayPassEarly()) {
        listElapse(true);
        choices.executed(elapse);
        elapse.listed = false;
      } else {
        choices.idle();
      }
      time.moveTo(next.due(), this);
      return null;
    }
    choices.idle();
    Pause first = firstOutside();
    if (first instanceof Wait wait) {
      wait.deadlock = DeadlockReport.of(pauses, lanes);
      return wait;
    }
    throw new IllegalStateException("Nobody drives the simulation");
  }

  private int chosen() {
    if (closing) {
      return 0;
    }
    if (!isLong()) {
      return choices.choose(enabled);
    }
    boolean isTime = enabled.getLast() == elapse && steps % FAIR_TIME == 0;
    return isTime ? enabled.size() - 1 : 0;
  }

  private boolean isLong() {
    return steps >= FAIR_AFTER;
  }

  private Step choose() {
    int usual = enabled.size();
    enabled.addAll(behind);
    if (elapse.listed) {
      enabled.add(elapse);
    }
    int index = enabled.size() == 1 ? 0 : chosen();
    Step step = enabled.get(index);
    enabled.subList(usual, enabled.size()).clear();
    if (index < usual) {
      enabled.remove(index);
    } else {
      behind.remove(step);
    }
    step.listed = false;
    return step;
  }

  private boolean mayElapse() {
    if (!conditions.time().isRacy() || timersFiring > 0 || closing || !time.mayPassEarly()) {
      return false;
    }
    Due next = time.first();
    Goal nearest = nearestGoal();
    return next != null && (nearest == null || next.due() <= nearest.horizon);
  }

  private void listElapse(boolean may) {
    if (may != elapse.listed && !closing) {
      if (may) {
        choices.listed(elapse);
      } else {
        choices.unlisted(elapse);
      }
    }
    elapse.listed = may;
  }

  private void deliver(Deliver delivery) {
    unlist(delivery);
    trace.add(delivery);
    delivery.perform(this);
  }

  private void noteReleases(Sender by) {
    for (Pause pause : pauses) {
      if (pause instanceof Wait wait) {
        if (wait.noteRelease(by) && !closing) {
          if (wait.listed || wait.due() != Long.MAX_VALUE) {
            choices.touched(wait.thing(), true);
          }
          if (!wait.listed) {
            choices.listed(wait);
          }
        }
      }
    }
  }

  private void listPauses() {
    for (Pause pause : pauses) {
      if (!pause.isReady()) {
        disable(pause);
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
