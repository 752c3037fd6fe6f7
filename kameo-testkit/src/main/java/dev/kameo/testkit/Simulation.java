package dev.kameo.testkit;

import dev.kameo.Cancellable;
import dev.kameo.Delivery;
import dev.kameo.spi.Blocker;
import dev.kameo.spi.Envelope;
import dev.kameo.spi.Nanos;
import dev.kameo.spi.Receiver;
import dev.kameo.spi.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A scheduler that runs one thing after the other, in virtual time, and only while somebody drives
/// it: the test, or a thread that waits.
///
/// # How it works
///
/// All that can happen is a [Step] of the [Agenda], and one of the [Choices] after the other says
/// what does. *Deliveries* move one letter from a sender's outbox into a lane and run no code from
/// outside. *Work* (a receiver's turn, the start of a task, the firing of a timer) does, and
/// *pauses* are places where such code waits and may go on.
///
/// Who has the *baton* ([#holder]) runs, all others are parked. The baton's thread drives: it
/// chooses the next step. Work is run as a plain call by a worker that drives, so a run without
/// waits is one thread's. When work pauses, its stack must stay, so the thread that paused drives
/// on only as far as deliveries go; the next work it hands to another worker, with the baton, and
/// the next end of a pause to the thread that paused. A thread of the test that drives is a pause
/// like any other, and never runs work on its own stack: the work might pause and still be pausing
/// when the test shall go on.
///
/// The lock guards the data and is never held while code from outside runs, save
/// [Blocker#isReleased()] and labels. Threads without the baton, which the simulation does not
/// know, may call in at any time; all of them are one sender, [#outside].
final class Simulation implements Scheduler {

  private static final long NAP = TimeUnit.MICROSECONDS.toNanos(500);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  /// How many steps closing may take.
  private static final long CLOSING = 100_000;

  private final Object lock;
  private final String name;
  private final Conditions conditions;
  private final Sender outside;
  private final Outsiders outsiders = new Outsiders();
  private final Stimuli stimuli;
  private final Injector injector;

  /// Those that may have something in them, now or later, in the order of their first letter.
  private final Set<SimulatedLane> lanes = new LinkedHashSet<>();

  private final ArrayDeque<Worker> idleWorkers = new ArrayDeque<>();

  /// The threads of all workers, idle or not.
  private final List<Thread> workers = new ArrayList<>();

  private final Agenda agenda;
  private final VirtualTime time;
  private final Random random;

  /// Whose baton it is; `null` while nobody drives.
  private @Nullable Thread holder;

  /// On whose behalf the baton's thread runs code, or ran it last.
  private Sender running;

  /// What the thread that drives must be told.
  private @Nullable Throwable failure;

  private final Monitors monitors = new Monitors();

  /// Is told what callbacks throw.
  private volatile Consumer<Uncaught> listener = Uncaught::print;

  /// The thread that has left the simulation, if one has: then nothing goes on any more.
  private @Nullable Thread lost;

  private boolean closed;
  private int laneCount;

  /// How many actors have had each name.
  private final Map<String, Integer> named = new HashMap<>();

  /// @param seed for the randomness that code inside sees
  /// @param stimuli counts what is sent from outside
  /// @param injector makes faults strike
  private Simulation(
      String name,
      Choices choices,
      long seed,
      Conditions conditions,
      Stimuli stimuli,
      Injector injector) {
    this.lock = injector.lock;
    this.name = name;
    this.conditions = conditions;
    this.outside = new Sender("test", conditions.delivery());
    this.stimuli = stimuli;
    this.injector = injector;
    this.running = outside;
    this.agenda = new Agenda(choices, conditions, seed, outside, lanes, injector);
    this.time = agenda.time;
    this.random = new Random(seed);
    outsiders.saw(Thread.currentThread());
    injector.attach(agenda, this::caller, conditions.delivery());
  }

  /// {@return a simulation in the order of these choices}
  ///
  /// @param name for the names of threads
  /// @param seed for the randomness that code inside sees, and for the time that it takes
  static Simulation of(String name, Choices choices, long seed, Conditions conditions) {
    return of(name, choices, seed, conditions, Stimuli.all(), Injector.none());
  }

  /// {@return a simulation in the order of these choices}
  ///
  /// @param name for the names of threads
  /// @param seed for the randomness that code inside sees, and for the time that it takes
  /// @param stimuli counts what is sent from outside
  /// @param injector makes faults strike
  static Simulation of(
      String name,
      Choices choices,
      long seed,
      Conditions conditions,
      Stimuli stimuli,
      Injector injector) {
    return new Simulation(name, choices, seed, conditions, stimuli, injector);
  }

  /// {@return a simulation in its default order}
  ///
  /// @param name for the names of threads
  static Simulation oldestFirst(String name) {
    return of(name, Choices.oldestFirst(), 0, Conditions.PLAIN);
  }

  /// {@return a simulation in random order}
  ///
  /// @param name for the names of threads
  /// @param seed decides it
  static Simulation random(String name, long seed) {
    return of(name, Choices.random(seed), seed, Conditions.PLAIN);
  }

  @Override
  public SimulatedLane open(Receiver receiver, int capacity) {
    synchronized (lock) {
      return new SimulatedLane(this, receiver, capacity, ++laneCount, caller(), named);
    }
  }

  @Override
  public void execute(Runnable task) {
    synchronized (lock) {
      if (!closed) {
        agenda.listCaused(new SimulatedTask(task, caller()));
        return;
      }
    }
    task.run();
  }

  @Override
  public Cancellable schedule(long nanos, Runnable task) {
    return schedule(nanos, task, false);
  }

  @Override
  public Cancellable scheduleDeadline(long nanos, Runnable task) {
    return schedule(nanos, task, true);
  }

  private Cancellable schedule(long nanos, Runnable task, boolean deadline) {
    synchronized (lock) {
      Sender caller = caller();
      long late = deadline || closed ? 0 : injector.lateness(caller, nanos);
      SimulatedTimer timer =
          new SimulatedTimer(this, task, caller, time.in(nanos + late), time.nextNumber());
      timer.lateness = late;
      timer.isDeadline = deadline;
      if (closed) {
        timer.prevent();
      } else if (timer.due() <= time.now()) {
        timer.expire(agenda);
      } else {
        agenda.touchTime();
        time.add(timer);
      }
      return timer;
    }
  }

  boolean cancel(SimulatedTimer timer) {
    synchronized (lock) {
      agenda.touchTime();
      time.remove(timer);
      agenda.touch(timer.thing(), true);
      agenda.disable(timer);
      timer.endFiring(agenda);
      return timer.prevent();
    }
  }

  @Override
  public Clock clock() {
    return time.clock();
  }

  @Override
  public long nanoTime() {
    return time.now();
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public boolean block(Blocker blocker, long nanos) throws InterruptedException {
    if (blocker.isReleased()) {
      return true;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Wait wait;
    synchronized (lock) {
      long due = nanos == Long.MAX_VALUE ? nanos : time.in(nanos);
      Sender sender = caller();
      wait = new Wait(sender, blocker, due, time.nextNumber(), sender == outside);
      boolean lostNow = isLost(wait.sender);
      if (lostNow && !closed && Thread.currentThread() != lost) {
        return false;
      }
      if (closed || lostNow) {
        wait.aborted = true;
      } else if (due <= time.now()) {
        wait.expire(agenda);
      }
    }
    if (!wait.aborted) {
      pause(wait);
    }
    return wait.outcome();
  }

  /// {@return whether nothing goes on, since a thread has left the simulation}
  ///
  /// @param sender who wants something to go on
  /// @throws IllegalStateException if it is the test that does, though not to close
  private boolean isLost(Sender sender) {
    if (lost == null) {
      return false;
    }
    if (sender == outside && !agenda.isClosing() && Thread.currentThread() != lost) {
      throw new IllegalStateException(
          "The simulation cannot go on: thread '%s' has left it. Close it, and see the error before."
              .formatted(lost.getName()));
    }
    return true;
  }

  @Override
  public @Nullable Runnable trail() {
    synchronized (lock) {
      List<Mark> marks = closed ? List.of() : caller().causes();
      return marks.isEmpty() ? null : () -> learn(marks);
    }
  }

  private void learn(List<Mark> marks) {
    synchronized (lock) {
      caller().learn(marks);
    }
  }

  /// Runs everything that can happen until time would have to pass, and then lets it pass up to a
  /// moment.
  void runUntil(long moment) {
    drive(moment, false, false);
  }

  /// Runs everything that can happen; time passes only for what is under way.
  void runUntilIdle() {
    drive(time.now(), true, false);
  }

  /// Runs until something is so, or so much time has passed.
  ///
  /// @param condition is asked under the lock
  void runUntil(BooleanSupplier condition, Duration patience) {
    drive(time.in(Nanos.of(patience)), false, false, condition);
  }

  /// Runs everything that happens in so much time.
  void advance(long nanos) {
    runUntil(time.in(nanos));
  }

  /// Lets one thing happen, if there is any; time passes only for what is under way.
  boolean step() {
    return drive(time.now(), true, true).stepped;
  }

  private Goal drive(long horizon, boolean patient, boolean single) {
    return drive(horizon, patient, single, () -> false);
  }

  private Goal drive(long horizon, boolean patient, boolean single, BooleanSupplier enough) {
    Goal goal;
    synchronized (lock) {
      if (caller() != outside) {
        throw new IllegalStateException(
            "'%s' cannot drive the simulation it runs in. Drive it from the test, or wait for a reply."
                .formatted(running));
      }
      if (closed) {
        throw new IllegalStateException("The simulation is closed");
      }
      var _ = isLost(outside);
      goal = new Goal(outside, horizon, patient, single, enough);
    }
    pause(goal);
    if (goal.takeInterrupt(true)) {
      throw new IllegalStateException(
          "Interrupted while the simulation ran. Its last steps are in the trace.");
    }
    return goal;
  }

  /// {@return how many steps have happened; -1 while somebody drives}
  long stepsWhileIdle() {
    synchronized (lock) {
      return holder == null ? agenda.steps : -1;
    }
  }

  void invariant(String name, BooleanSupplier condition) {
    synchronized (lock) {
      monitors.invariant(name, condition);
    }
  }

  void eventually(String name, BooleanSupplier condition, int patience) {
    synchronized (lock) {
      monitors.eventually(name, condition, patience);
    }
  }

  /// Lets this be told, instead of the standard error stream, what callbacks throw.
  void onUncaught(Consumer<Uncaught> told) {
    listener = told;
  }

  /// A callback has thrown, and nobody can catch it. On that thread.
  void uncaught(Thread thread, Throwable thrown) {
    String by;
    synchronized (lock) {
      by = caller().origin().toString();
    }
    listener.accept(new Uncaught(by, thread, thrown));
  }

  /// The code that runs touches something that actors share.
  void touch(String thing, boolean writes) {
    synchronized (lock) {
      agenda.touch(thing, writes);
    }
  }

  @Override
  public void touched(String thing, boolean changed) {
    touch(thing, changed);
  }

  /// The code that runs looks whether a receiver was killed, or kills it.
  void touchKill(SimulatedLane lane, boolean kills) {
    synchronized (lock) {
      lane.noteKill(kills);
      agenda.touch(lane.kill(), kills);
    }
  }

  /// Another kill would interrupt the code of a receiver that was killed, from the beginning of its
  /// pause to the end.
  private void touchInterrupt(Pause pause) {
    SimulatedLane lane = pause.sender.origin().lane;
    if (lane != null && lane.wasKilled()) {
      agenda.touch(lane.kill(), true);
    }
  }

  void heal() {
    synchronized (lock) {
      monitors.heal();
      agenda.heal();
    }
  }

  /// Looks whether everything has come true that must, while nothing can happen.
  void requireProgress() {
    synchronized (lock) {
      PropertyViolationError missing = monitors.atLast();
      if (missing != null) {
        throw missing;
      }
    }
  }

  /// Looks whether anything is left over while nothing can happen.
  ///
  /// @return whether time can bring nothing more
  boolean requireQuiescence() {
    synchronized (lock) {
      requireProgress();
      String stuck = agenda.stuck();
      if (stuck != null) {
        throw new SimulationDeadlockError(stuck);
      }
      return agenda.isOver();
    }
  }

  List<String> trace() {
    synchronized (lock) {
      return agenda.trace.lines();
    }
  }

  /// Writes into the trace what happens to whom runs.
  void note(Event.Kind kind, Object detail) {
    synchronized (lock) {
      agenda.trace.add(kind, caller(), detail);
    }
  }

  /// {@return the trace, which from now on stays as it is}
  Trace finishTrace() {
    synchronized (lock) {
      monitors.end();
      return agenda.trace.finish();
    }
  }

  // What lanes do

  Delivery offer(SimulatedLane lane, Envelope envelope) {
    if (isLeftOut(lane, envelope)) {
      return Delivery.DELIVERED;
    }
    if (!lane.isBounded()) {
      send(lane, Letter.Kind.OFFER, envelope);
      return Delivery.DELIVERED;
    }
    beforeOffer(lane);
    boolean run;
    synchronized (lock) {
      agenda.touch(lane.room(), true);
      agenda.touch(lane.life(), false);
      if (lane.isFull() || injector.isFull(lane.sender)) {
        return Delivery.MAILBOX_FULL;
      }
      Letter letter = caller().letter(lane, Letter.Kind.OFFER, envelope);
      agenda.trace.add(Event.Kind.OFFER, letter);
      remember(lane);
      run = closed;
      if (run) {
        lane.put(letter);
      } else {
        agenda.put(letter);
      }
    }
    if (run) {
      runHere(lane);
    }
    return Delivery.DELIVERED;
  }

  /// {@return whether the test sends it in vain}; it is counted then, but goes nowhere.
  private boolean isLeftOut(SimulatedLane lane, Envelope envelope) {
    synchronized (lock) {
      if (caller() != outside || !stimuli.dropsNext(lane.sender.key())) {
        return false;
      }
      outside.letter(lane, Letter.Kind.OFFER, envelope);
      return true;
    }
  }

  /// Makes an offer that is about to be decided a step of its own: others may come first.
  private void beforeOffer(SimulatedLane lane) {
    Flush flush;
    synchronized (lock) {
      Sender sender = caller();
      if (sender == outside) {
        agenda.flush(outside, lane);
      }
      if (closed || sender == outside || !agenda.mayOvertake(sender, lane)) {
        return;
      }
      flush = new Flush(sender, lane);
    }
    pause(flush);
    flush.takeInterrupt(true);
  }

  void send(SimulatedLane lane, Letter.Kind kind, Envelope envelope) {
    synchronized (lock) {
      Sender sender = caller();
      Letter letter = sender.letter(lane, kind, envelope);
      remember(lane);
      if (!closed) {
        agenda.post(sender, letter);
        return;
      }
      lane.put(letter);
    }
    runHere(lane);
  }

  @Nullable Envelope take(SimulatedLane lane, boolean signalsOnly) {
    synchronized (lock) {
      if (lane.isBounded()) {
        agenda.touch(lane.room(), true);
      }
      return lane.take(signalsOnly);
    }
  }

  int size(SimulatedLane lane) {
    synchronized (lock) {
      return lane.waiting();
    }
  }

  int before(SimulatedLane lane, Envelope envelope) {
    synchronized (lock) {
      return lane.countBefore(envelope, caller().outbox(lane).letters());
    }
  }

  boolean hasRoom(SimulatedLane lane) {
    synchronized (lock) {
      return !lane.isFull();
    }
  }

  void whenRoom(SimulatedLane lane, Thread thread) {
    synchronized (lock) {
      lane.enterLine(thread);
    }
  }

  void leaveRoom(SimulatedLane lane, Thread thread) {
    synchronized (lock) {
      lane.leaveLine(thread);
    }
  }

  private void remember(SimulatedLane lane) {
    if (!lane.remembered) {
      lane.remembered = true;
      lanes.add(lane);
    }
  }

  private void forgetIfOver(SimulatedLane lane) {
    if (lane.hasEnded() && lane.waiting() == 0) {
      lane.remembered = false;
      lanes.remove(lane);
    }
  }

  /// {@return on whose behalf the calling thread runs}
  private Sender caller() {
    Thread thread = Thread.currentThread();
    if (thread == holder) {
      return running;
    }
    outsiders.saw(thread);
    return outside;
  }

  // The baton

  /// Waits for the end of a pause of the calling thread, driving the simulation where it can.
  private void pause(Pause pause) {
    boolean drives;
    synchronized (lock) {
      touchInterrupt(pause);
      agenda.begin(pause);
      drives = pause.sender != outside || holder == null;
      if (drives) {
        if (holder == null) {
          agenda.beginDrive();
        }
        holder = pause.thread;
      }
    }
    try {
      if (drives || awaitBaton(pause) == Pause.Grant.DRIVE) {
        drive(pause);
      }
    } finally {
      synchronized (lock) {
        agenda.end(pause);
        touchInterrupt(pause);
      }
      if (pause.sender == outside) {
        leave(pause);
      }
    }
  }

  /// Ends the part of a thread from outside: gives the baton to the next such thread that waits, or
  /// to nobody.
  private void leave(Pause pause) {
    Throwable thrown;
    synchronized (lock) {
      if (holder == pause.thread) {
        Pause next = agenda.firstOutside();
        holder = next == null ? null : next.thread;
        running = outside;
        if (next != null) {
          next.grant(Pause.Grant.DRIVE);
        }
      }
      thrown = failure;
      failure = null;
    }
    switch (thrown) {
      case null -> {}
      case PropertyViolationError error -> throw error;
      case SimulationLeftError error -> throw error;
      case SimulationLivelockError error -> throw error;
      default ->
          throw new IllegalStateException("Code that must not throw has thrown " + thrown, thrown);
    }
  }

  /// Waits for the baton; outside, while looking whether whoever has it goes on.
  private Pause.Grant awaitBaton(Pause pause) {
    if (pause.sender != outside) {
      return pause.awaitBaton();
    }
    Watch watch = new Watch(conditions);
    Pause.Grant grant = pause.awaitBaton(Watch.BETWEEN);
    while (grant == Pause.Grant.NONE) {
      if (takeFromStuck(pause, watch)) {
        return Pause.Grant.RESUME;
      }
      grant = pause.awaitBaton(Watch.BETWEEN);
    }
    return grant;
  }

  /// Takes the baton from a thread that has left the simulation, if one has.
  private boolean takeFromStuck(Pause pause, Watch watch) {
    synchronized (lock) {
      Thread stuck = holder;
      if (stuck == null || stuck == pause.thread || closed || !watch.isStuck(stuck, agenda.steps)) {
        return false;
      }
      failure = new SimulationLeftError(LeftReport.of(running, stuck, conditions));
      lost = stuck;
      holder = pause.thread;
      running = outside;
      return true;
    }
  }

  /// Drives until the thread's own pause is over, or the baton comes to it again for that. With the
  /// baton.
  @SuppressWarnings("ReferenceEquality") // this very pause
  private void drive(Pause mine) {
    do {
      if (proceed(null) == mine) {
        return;
      }
    } while (awaitBaton(mine) == Pause.Grant.DRIVE);
  }

  /// Does work, and drives until another thread has the baton. With the baton.
  void work(Worker worker, Work first) {
    try {
      Step next = first;
      while (next instanceof Work work) {
        perform(work);
        next = proceed(worker);
      }
    } catch (Throwable e) {
      giveUp(worker, e);
    }
  }

  private void perform(Work work) {
    try {
      work.run();
    } catch (Throwable e) {
      synchronized (lock) {
        failure = e;
      }
    }
    Thread.interrupted();
    synchronized (lock) {
      work.end();
      SimulatedLane lane = work.sender.lane;
      if (lane != null) {
        agenda.offerTurn(lane);
        forgetIfOver(lane);
      }
    }
  }

  /// Chooses the next step and gives the baton to its thread.
  ///
  /// @param worker the thread itself, if it can do work
  /// @return the step; it is this thread's if it is work and the thread a worker, or its own pause;
  ///   `null` if the simulation is closed
  private @Nullable Step proceed(@Nullable Worker worker) {
    while (true) {
      synchronized (lock) {
        if (holder != Thread.currentThread()) {
          dismiss(worker);
          return null;
        }
        if (closed) {
          putDown(worker);
          return null;
        }
        Step next = next();
        if (next != null) {
          give(next, worker);
          return next;
        }
      }
      LockSupport.parkNanos(this, NAP);
    }
  }

  /// {@return the next step; `null` to wait a moment for threads outside}
  private @Nullable Step next() {
    if (agenda.stepsOfDrive() > limit() || agenda.steps > conditions.runLimit()) {
      Pause toTell = agenda.firstOutside();
      if (toTell != null) {
        endDrive(toTell);
        return toTell;
      }
    }
    if (failure == null) {
      failure = monitors.afterStep(agenda.isFair());
    }
    if (failure != null) {
      Pause toTell = agenda.firstOutside();
      if (toTell != null) {
        return toTell;
      }
    }
    while (true) {
      Step next = agenda.next(running);
      if (next != null) {
        outsiders.somethingHappened();
        return next;
      }
      if (outsiders.mayAct(Thread.currentThread())) {
        return null;
      }
      next = agenda.idle();
      if (next != null) {
        return next;
      }
    }
  }

  private long limit() {
    return agenda.isClosing() ? Math.min(CLOSING, conditions.stepLimit()) : conditions.stepLimit();
  }

  /// Too much has happened: tells the test, or lets it give up waiting for the end.
  private void endDrive(Pause toTell) {
    if (!agenda.isClosing()) {
      failure =
          new SimulationLivelockError(
              LivelockReport.of(conditions.stepLimit(), agenda.trace.lines()));
    } else if (toTell instanceof Wait wait) {
      wait.expire(agenda);
    }
  }

  private void give(Step step, @Nullable Worker worker) {
    switch (step) {
      case Pause pause -> {
        if (worker != null) {
          idleWorkers.push(worker);
        }
        agenda.end(pause);
        holder = pause.thread;
        running = pause.sender;
        if (holder != Thread.currentThread()) {
          pause.grant(Pause.Grant.RESUME);
        }
      }
      case Work work -> {
        running = work.sender;
        work.begin();
        if (worker == null) {
          Worker other = idleWorkers.isEmpty() ? newWorker() : idleWorkers.pop();
          holder = other.thread();
          other.assign(work);
        }
      }
      default -> throw new IllegalStateException("Needs no thread: " + step);
    }
  }

  private Worker newWorker() {
    Worker worker = new Worker(this, name + "-simulation-" + (workers.size() + 1));
    workers.add(worker.thread());
    return worker;
  }

  /// Tells the thread that drives of an error of the simulation itself.
  private void giveUp(Worker worker, Throwable error) {
    synchronized (lock) {
      failure = error;
      Pause toTell = agenda.firstOutside();
      if (toTell == null) {
        putDown(worker);
      } else {
        give(toTell, worker);
      }
    }
  }

  private void putDown(@Nullable Worker worker) {
    holder = null;
    lock.notifyAll();
    dismiss(worker);
  }

  private static void dismiss(@Nullable Worker worker) {
    if (worker != null) {
      worker.dismiss();
    }
  }

  // The end

  /// From now on, what happens is decided by nobody and seen by nobody.
  void beginClosing() {
    synchronized (lock) {
      agenda.beginClosing();
      monitors.end();
    }
  }

  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    try {
      finish();
    } finally {
      end();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Lets happen what can without time passing, such as the end of those that were just killed.
  private void finish() {
    Goal goal;
    synchronized (lock) {
      if (closed || caller() != outside || holder != null || lost != null) {
        return;
      }
      agenda.beginClosing();
      monitors.end();
      goal = new Goal(outside, time.now(), false, false, () -> false);
    }
    pause(goal);
  }

  private void end() {
    List<Pause> paused;
    Sender closer;
    synchronized (lock) {
      if (closed) {
        return;
      }
      closer = caller();
      monitors.end();
      closed = true;
      agenda.clear();
      paused = agenda.paused();
      idleWorkers.forEach(Worker::dismiss);
      idleWorkers.clear();
      interruptHolder(paused);
    }
    long deadline = System.nanoTime() + PATIENCE;
    abort(paused, deadline);
    List<SimulatedLane> left;
    List<Thread> threads;
    synchronized (lock) {
      threads = List.copyOf(workers);
      left = List.copyOf(lanes);
      if (closer != outside) {
        holder = Thread.currentThread();
        running = closer;
      }
    }
    for (SimulatedLane lane : left) {
      if (lane.hasEnded()) {
        runHere(lane);
      }
    }
    awaitEnd(threads, deadline);
  }

  /// Waits, in real time, until the workers have ended; not for ever, since code may refuse to.
  private static void awaitEnd(List<Thread> threads, long deadline) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      GivingWay.until(() -> !thread.isAlive());
      long left = deadline - System.nanoTime();
      while (!thread.equals(Thread.currentThread()) && thread.isAlive() && left > 0) {
        try {
          TimeUnit.NANOSECONDS.timedJoin(thread, left);
        } catch (InterruptedException e) {
          interrupted = true;
        }
        left = deadline - System.nanoTime();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void interruptHolder(List<Pause> paused) {
    if (lost != null) {
      lost.interrupt();
    }
    Thread thread = holder;
    if (thread == Thread.currentThread()) {
      holder = null;
    } else if (thread != null && paused.stream().noneMatch(pause -> pause.thread == thread)) {
      thread.interrupt();
    }
  }

  /// Ends all pauses, one after the other, and lets the code inside run to its end.
  private void abort(List<Pause> paused, long deadline) {
    boolean interrupted = awaitFree(deadline);
    for (Pause pause : paused) {
      synchronized (lock) {
        pause.aborted = true;
        agenda.end(pause);
        if (pause.sender != outside) {
          holder = pause.thread;
          running = pause.sender;
        }
        pause.grant(Pause.Grant.RESUME);
      }
      interrupted |= awaitFree(deadline);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits, in real time, until nobody has the baton; not for ever, since code may refuse to end.
  ///
  /// @return whether the thread was interrupted
  private boolean awaitFree(long deadline) {
    boolean interrupted = false;
    synchronized (lock) {
      while (holder != null && deadline - System.nanoTime() > 0) {
        try {
          TimeUnit.NANOSECONDS.timedWait(lock, deadline - System.nanoTime());
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    return interrupted;
  }

  /// Runs a lane after the end, on the thread that put something in.
  private void runHere(SimulatedLane lane) {
    while (true) {
      synchronized (lock) {
        if (!lane.isReady()) {
          return;
        }
        lane.begin();
      }
      try {
        lane.run();
      } finally {
        synchronized (lock) {
          lane.end();
        }
      }
    }
  }
}
