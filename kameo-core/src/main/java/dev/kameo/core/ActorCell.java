package dev.kameo.core;

import dev.kameo.Actor;
import dev.kameo.ActorId;
import dev.kameo.ActorSpec;
import dev.kameo.Delivery;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.StopReason;
import dev.kameo.spi.Envelope;
import dev.kameo.spi.Inbox;
import dev.kameo.spi.Lane;
import dev.kameo.spi.Names;
import dev.kameo.spi.Receiver;
import dev.kameo.spi.Scheduler;
import dev.kameo.spi.TimedTask;
import dev.kameo.spi.Waiting;
import dev.kameo.supervision.ChildState;
import dev.kameo.supervision.RestartPolicy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One actor, across all its lives: what its lane runs, and everything that is done to it.
///
/// *Starting*: a signal makes the actor and calls onStart. *Running*: envelopes are admitted one by
/// one; queries run beside the lane, and what needs the actor to itself waits in [Queries] for
/// them, with the mailbox held. *Ending*: see [Ending]; after which the next life starts, if there
/// is one.
///
/// Fields without a word about threads belong to the run of the lane, which hands them on from run
/// to run.
final class ActorCell<A extends Actor> extends ActorCode implements Receiver {

  private final LocalActorSystem system;
  private final @Nullable ActorCell<?> parent;
  private final ActorSpec<A> spec;
  private final long number;
  private final Outside home;
  private final Lane lane;

  /// The siblings before and after it. Guarded by the parent's [Children].
  @Nullable ActorCell<?> previous;

  @Nullable ActorCell<?> next;

  /// Where it stands among its siblings. Guarded by the parent's [Children].
  long place;

  /// Whether this life has started. Written by the run; read by senders.
  private volatile boolean running;

  /// How this life ends; `null` while it does not. Written by the run; read by anyone.
  private volatile @Nullable Ending ending;

  /// False from the first request on to stop for good. Written by anyone; never true again.
  private volatile boolean accepting = true;

  /// Whether its parent, or the system, has told it to stop. Written by anyone; never false again.
  private volatile boolean dismissed;

  /// The child that must end or start before anything is decided about those that are paused.
  /// Written by the run; read by those that look for cycles.
  private volatile @Nullable ActorCell<?> awaited;

  /// Whether onStart has ever succeeded. Written by the run.
  private volatile boolean hasRun;

  /// What runs now, or ran last. Written by the run, read by reports.
  private volatile @Nullable Class<?> actorClass;

  /// The life it is in, or the last one. Written by the run, with no thread in here.
  private volatile Incarnation<A> incarnation;

  private @Nullable ExclusiveEnvelope current;

  /// Made when first needed. Written by the run; read by those that look for cycles, and by a kill.
  private volatile @Nullable Queries queries;

  /// What has come out of the mailbox and is for the next life, in order.
  private @Nullable Deque<ExclusiveEnvelope> leftovers;

  /// How this life looks after its children.
  private @Nullable Supervision supervision;

  /// Made when first needed, by anyone, as those below. Guarded by this cell.
  private @Nullable Children children;

  private @Nullable Relations relations;
  private @Nullable LifeReplies lifeReplies;

  /// Read by who stops the actor, too.
  private volatile @Nullable RoomWaiters roomWaiters;

  ActorCell(
      LocalActorSystem system,
      @Nullable ActorCell<?> parent,
      ActorSpec<A> spec,
      long number,
      Outside home) {
    this.system = system;
    this.parent = parent;
    this.spec = spec;
    this.number = number;
    this.home = home;
    this.incarnation = new Incarnation<>(this, 1);
    this.lane = home.scheduler().open(this, spec.mailbox().capacity());
  }

  // What others see

  @Override
  ActorCell<?> cell() {
    return this;
  }

  LocalActorSystem system() {
    return system;
  }

  /// {@return its parent; `null` for the guardian}
  @Nullable ActorCell<?> parent() {
    return parent;
  }

  boolean isGuardian() {
    return parent == null;
  }

  Notices notices() {
    return system.notices();
  }

  ActorSpec<A> spec() {
    return spec;
  }

  Outside home() {
    return home;
  }

  Scheduler scheduler() {
    return home.scheduler();
  }

  Lane lane() {
    return lane;
  }

  ActorId id() {
    return new ActorId(number);
  }

  Incarnation<A> incarnation() {
    return incarnation;
  }

  boolean isCurrent(Incarnation<?> life) {
    return incarnation == life && !life.isOver();
  }

  @Override
  boolean runs(Incarnation<?> life) {
    return incarnation == life;
  }

  /// {@return why it ends or has ended}
  StopReason reason() {
    Ending end = ending;
    return end != null ? end.reason() : isKilled() ? StopReason.killed() : StopReason.normal();
  }

  boolean isAccepting() {
    return accepting;
  }

  boolean isKilled() {
    return incarnation.isKilled();
  }

  boolean isDismissed() {
    return dismissed;
  }

  boolean hasRun() {
    return hasRun;
  }

  /// {@return whether its life is ending or has ended}
  boolean isEnding() {
    return ending != null;
  }

  boolean isStopped() {
    Ending end = ending;
    return end != null && end.isStopped();
  }

  /// {@return whether it has stopped and nobody finds it any more}
  boolean isGone() {
    Ending end = ending;
    return end != null && end.isGone();
  }

  boolean isWaitingForChildren() {
    Ending end = ending;
    return end != null && end.isWaitingForChildren();
  }

  @Nullable Class<?> actorClass() {
    return actorClass;
  }

  void actorClass(Class<?> type) {
    actorClass = type;
  }

  /// {@return the name under which siblings know it}
  String ownName() {
    return ownName(spec, number);
  }

  static String ownName(ActorSpec<?> spec, long number) {
    return spec.name().isEmpty() ? "$" + number : spec.name();
  }

  /// {@return the path of the child of that name}
  String pathOf(String child) {
    return parent == null ? child : name() + "/" + child;
  }

  @Override
  public String name() {
    return parent == null ? ownName() : parent.pathOf(ownName());
  }

  @Override
  public String kind() {
    Class<?> type = actorClass;
    return type == null ? "" : Names.of(type);
  }

  @Override
  public String toString() {
    String kind = kind();
    return "'" + name() + "' (" + (kind.isEmpty() ? "" : kind + " ") + "#" + number + ")";
  }

  /// {@return what this child of another actor is doing}
  ChildState stateAsChild(ActorCell<?> of) {
    lane.touched(false);
    Ending end = ending;
    if (!of.children().contains(this)) {
      return ChildState.STOPPED;
    } else if (dismissed || (end != null && end.isForGood())) {
      return ChildState.STOPPING;
    }
    return stateOfLife(end);
  }

  /// {@return what it is doing, for who looks at it from outside}
  ChildState state() {
    lane.touched(false);
    Ending end = ending;
    if (end != null && end.isStopped()) {
      return ChildState.STOPPED;
    } else if (!accepting) {
      return ChildState.STOPPING;
    }
    return stateOfLife(end);
  }

  private ChildState stateOfLife(@Nullable Ending end) {
    if (running && end == null) {
      return ChildState.RUNNING;
    }
    return hasRun ? ChildState.RESTARTING : ChildState.STARTING;
  }

  /// {@return how its end is going, for texts}
  String ending() {
    return isStopped() ? "has stopped (" + reason() + ")" : "is stopping";
  }

  /// {@return what it is doing, for the report of a shutdown}
  String activity() {
    Ending end = ending;
    ExclusiveEnvelope envelope = current;
    if (end != null) {
      return end.activity();
    }
    return !running ? "starting" : envelope == null ? "idle" : "handling " + envelope.label();
  }

  // Sending

  /// Puts a user's envelope into the mailbox. What the actor sends itself while it starts goes
  /// before everything that others have sent.
  Delivery send(UserEnvelope envelope) {
    if (!accepting) {
      lane.touched(false);
      return Delivery.NOT_RUNNING;
    }
    if (isStarting() && Waiting.current() == this) {
      lane.signal(envelope);
    } else if (lane.offer(envelope) == Delivery.MAILBOX_FULL) {
      return Delivery.MAILBOX_FULL;
    }
    notices().accepted(this, envelope.message());
    return Delivery.DELIVERED;
  }

  /// Like [#send(UserEnvelope)], but needs no room: for the one message of a stream that is under
  /// way.
  boolean feed(UserEnvelope envelope) {
    if (accepting) {
      lane.append(envelope);
      notices().accepted(this, envelope.message());
      return true;
    }
    lane.touched(false);
    return false;
  }

  /// Like [#send(UserEnvelope)], but waits for room.
  ///
  /// @throws dev.kameo.AskDeadlockException if the wait would never end
  Delivery send(UserEnvelope envelope, long nanos) throws InterruptedException {
    Delivery delivery = send(envelope);
    return delivery == Delivery.MAILBOX_FULL ? roomWaiters().send(envelope, nanos) : delivery;
  }

  /// {@return what gives it this signal after a while}
  TimedTask signalLater(CellEnvelope signal) {
    return TimedTask.of(signal.label(), () -> lane.signal(signal));
  }

  /// Takes nothing from now on; also from those who wait for room.
  private void refuseAll() {
    lane.touched(true);
    accepting = false;
    RoomWaiters waiting = roomWaiters;
    if (waiting != null) {
      waiting.wake();
    }
  }

  /// {@return whether there is to be another life when this one ends for this reason}
  boolean returnsAfter(StopReason why) {
    return spec.restart().restartsAfter(why);
  }

  void stopGracefully() {
    lane.touched(false);
    if (accepting) {
      Incarnation<A> life = incarnation;
      if (!returnsAfter(StopReason.normal())) {
        refuseAll();
      }
      lane.append(new StopEnvelope(life));
    }
  }

  /// Ends the life it is in, if there is one. If that was killed before, interrupts what still runs
  /// of it, and changes nothing else.
  void kill() {
    Incarnation<A> life = incarnation;
    if (life.isKilled()) {
      lane.touchedKill(false);
      interruptAll(life);
    } else if (life.isOver()) {
      lane.touched(false);
    } else {
      kill(life);
    }
  }

  private void kill(Incarnation<A> life) {
    lane.touched(true);
    lane.touchedKill(true);
    life.kill();
    if (!returnsAfter(StopReason.killed())) {
      refuseAll();
    }
    interruptAll(life);
    lane.signal(new KillSignal(life));
  }

  private void interruptAll(Incarnation<A> life) {
    interrupt(life);
    Queries beside = queries;
    if (beside != null) {
      beside.interrupt(life);
    }
  }

  /// A command of the parent, or of the system: stop for good.
  void shutdown() {
    endForGood(new StopReason.SupervisorShutdown());
  }

  /// A command of the parent: end the life of this number. The next one follows at its word.
  void endLife(int life) {
    lane.signal(new PauseSignal(life));
  }

  /// Like [#shutdown()], but now.
  void killForGood() {
    if (!isStopped()) {
      dismissed = true;
      kill();
      endForGood(StopReason.killed());
    }
  }

  void endForGood(StopReason why) {
    dismissed = true;
    refuseAll();
    lane.signal(new StopSignal(why));
  }

  // Running

  @Override
  public Rest run(Inbox inbox) {
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    Waiting before = Waiting.enter(this);
    enterThread(thread);
    try {
      Envelope envelope;
      while ((envelope = inbox.next(isHeld())) != null) {
        ((CellEnvelope) envelope).deliver(this);
      }
    } finally {
      leaveThread(thread);
      Waiting.enter(before);
      thread.setContextClassLoader(loader);
    }
    return isStopped() ? Rest.ENDED : isHeld() ? Rest.HELD : Rest.READY;
  }

  /// {@return whether the mailbox must wait: for another life, behind leftovers, or for queries}
  private boolean isHeld() {
    Ending end = ending;
    if (end != null) {
      return !end.isForGood();
    }
    Queries beside = queries;
    return (leftovers != null && !leftovers.isEmpty()) || (beside != null && beside.isHolding());
  }

  /// The turn of something that has its place in the mailbox has come.
  void admit(ExclusiveEnvelope envelope) {
    if (isStarting()) {
      // In a simulation, where sends are steps, this may come before the signal to start.
      start();
    }
    Ending end = ending;
    if (end != null && end.isForGood()) {
      envelope.bounce(this);
    } else if (end != null || isKilled()) {
      leftovers().addLast(envelope);
    } else {
      proceed(envelope);
    }
  }

  private void proceed(ExclusiveEnvelope envelope) {
    Queries beside = queries;
    if (beside != null && beside.holdsUp(envelope)) {
      beside.add(envelope);
    } else {
      begin(envelope);
    }
  }

  private void begin(ExclusiveEnvelope envelope) {
    if (envelope.isDropped()) {
      notices().dropped(this, ((UserEnvelope) envelope).message());
      return;
    }
    if (envelope.isQuery()) {
      queries().start((UserEnvelope) envelope);
      return;
    }
    current = envelope;
    envelope.run(this);
    current = null;
    Thread.interrupted();
    afterUserCode();
  }

  private void afterUserCode() {
    if (incarnation.wantsToStop()) {
      terminate(StopReason.normal());
    }
  }

  void queryEnded(QueryRun query, @Nullable Throwable failure) {
    Queries beside = queries();
    Panic panic = beside.ended(query, failure);
    if (failure != null) {
      Poisoned.found(this, query.envelope(), failure);
    }
    UserEnvelope skipped = query.skipped();
    if (skipped != null) {
      leave(skipped);
    }
    if (panic != null && !isEnding()) {
      Hooks.panicked(this, panic.cause(), panic.during());
      afterUserCode();
    }
    ExclusiveEnvelope envelope;
    while (isLively() && (envelope = beside.next()) != null) {
      begin(envelope);
    }
    beside.look();
    goOnEnding();
  }

  private boolean isStarting() {
    return !running && ending == null;
  }

  /// {@return whether this life takes envelopes}
  private boolean isLively() {
    return running && ending == null && !isKilled();
  }

  private Queries queries() {
    Queries made = queries;
    if (made == null) {
      made = new Queries(this);
      queries = made;
    }
    return made;
  }

  // Starting

  void start() {
    Incarnation<A> life = incarnation;
    if (!isStarting() || life.isKilled()) {
      return;
    }
    try {
      life.start();
    } catch (Throwable thrown) {
      Thread.interrupted();
      if (!life.isKilled()) {
        Log.ACTORS.error("Actor {} could not start", this, thrown);
        notices().panicked(this, new Panic(thrown, "onStart"));
        terminate(new StopReason.StartFailed(thrown));
      }
      return;
    }
    Thread.interrupted();
    if (!life.isKilled()) {
      running = true;
      Log.ACTORS.debug("Actor {} started", this);
      notices().started(this);
    }
    hasRun = true;
    tellOfLife();
    if (running) {
      afterStart(life);
    }
  }

  private void afterStart(Incarnation<A> life) {
    if (parent != null && life.number() > 1) {
      parent.lane.signal(new ChildStarted(this));
    }
    if (leftovers != null && !leftovers.isEmpty()) {
      lane.signal(new LeftoverSignal(life)); // behind what it has sent itself in onStart
    }
    afterUserCode();
  }

  /// The parent's word: begins the next life.
  ///
  /// @param delay how long this one has waited for it, in nanoseconds
  void restart(long delay) {
    Ending end = ending;
    if (end == null || !end.isPaused()) {
      return;
    }
    Thread thread = Thread.currentThread();
    leaveThread(thread);
    lane.touched(true);
    lane.touchedKill(true);
    incarnation = new Incarnation<>(this, incarnation.number() + 1);
    enterThread(thread);
    supervision = null;
    children().reopen();
    running = false;
    ending = null;
    notices().restarted(this, end.reason(), delay);
    start();
  }

  // What one life leaves to the next

  private Deque<ExclusiveEnvelope> leftovers() {
    Deque<ExclusiveEnvelope> made = leftovers;
    if (made == null) {
      made = new ArrayDeque<>();
      leftovers = made;
    }
    return made;
  }

  /// This life will not handle it, which came before all other leftovers.
  private void leave(ExclusiveEnvelope envelope) {
    Ending end = ending;
    if (end != null && end.isForGood()) {
      envelope.bounce(this);
    } else {
      leftovers().addFirst(envelope);
    }
  }

  /// The start of a life is over: now it handles what the one before has left.
  void handleLeftovers(Incarnation<?> life) {
    if (isCurrent(life)) {
      ExclusiveEnvelope envelope;
      while (isLively() && (envelope = leftovers().pollFirst()) != null) {
        proceed(envelope);
      }
    }
  }

  /// What waits for queries is for the next life.
  void leaveWaiting() {
    Queries beside = queries;
    if (beside != null) {
      beside.giveUp().reversed().forEach(leftovers()::addFirst);
    }
  }

  void bounceLeftovers() {
    if (leftovers != null) {
      Deque<ExclusiveEnvelope> left = leftovers;
      leftovers = null;
      left.forEach(envelope -> envelope.bounce(this));
    }
  }

  /// The actor wants to stop after what it is doing.
  void stopRequested() {
    if (spec.restart() == RestartPolicy.TEMPORARY) {
      refuseAll();
    }
  }

  // Ending

  /// Begins to end this life, and the actor with it unless its restart policy wants another. Of
  /// several reasons the first counts, but a kill before all.
  void terminate(StopReason why) {
    StopReason reason = isKilled() ? StopReason.killed() : why;
    beginEnd(reason, returnsAfter(reason));
  }

  /// A command of the parent: begins to end this life, and to wait for the next.
  void pause() {
    beginEnd(isKilled() ? StopReason.killed() : new StopReason.SupervisorShutdown(), true);
  }

  private void beginEnd(StopReason reason, boolean mayReturn) {
    if (isEnding()) {
      return;
    }
    Thread.interrupted();
    boolean returns = mayReturn && hasRun && !dismissed;
    if (!returns) {
      refuseAll();
    }
    Ending begun = new Ending(this, reason, returns);
    ending = begun;
    begun.begin();
  }

  /// A command: ends for good, at whatever point it is.
  void end(StopReason why) {
    Ending end = ending;
    if (end == null) {
      terminate(why);
    } else {
      end.stopForGood(why);
    }
  }

  /// Children or queries have ended, which an end may have waited for.
  void goOnEnding() {
    Ending end = ending;
    if (end != null) {
      end.goOn();
    }
  }

  /// {@return whether no query runs and no child is to be waited for}
  boolean isAlone() {
    Queries beside = queries;
    return (supervision == null || !supervision.isStoppingAll())
        && (beside == null || !beside.isRunning());
  }

  /// Stops the children and then goes on ending.
  void stopChildren() {
    if (supervision == null && children().closeAndLast() == null) {
      goOnEnding();
    } else {
      supervision().stopAll();
    }
  }

  /// The actor was made: looks at the children that its constructor has spawned.
  void checkChildren() {
    if (supervision != null) {
      supervision.significant().requireUse(supervision::strategy);
    }
  }

  void childStopped(ActorCell<?> child) {
    if (supervision != null) {
      supervision.stopped(child);
    }
  }

  /// Nobody stops them in order any more.
  void killDescendants() {
    for (ActorCell<?> child : children().cells()) {
      child.killForGood();
      child.killDescendants();
    }
  }

  /// The parent has decided what becomes of it.
  void decided() {
    Ending end = ending;
    if (end != null) {
      end.decided();
    }
  }

  /// A message was told to this actor and will not be handled.
  void undelivered(Message<?, ?> message) {
    Ending end = ending;
    if (end != null) {
      end.undelivered(message);
    }
  }

  // What is made when first needed

  Supervision supervision() {
    if (supervision == null) {
      supervision = new Supervision(this);
    }
    return supervision;
  }

  synchronized Children children() {
    if (children == null) {
      children = new Children();
    }
    return children;
  }

  /// {@return its children, if there ever were any}
  synchronized List<ActorCell<?>> childCells() {
    return children == null ? List.of() : children.cells();
  }

  private synchronized RoomWaiters roomWaiters() {
    RoomWaiters made = roomWaiters;
    if (made == null) {
      made = new RoomWaiters(this);
      roomWaiters = made;
    }
    return made;
  }

  /// {@return its relations, if there ever were any}
  synchronized @Nullable Relations knownRelations() {
    return relations;
  }

  Relations relations() {
    lane.touched(true);
    return madeRelations();
  }

  private synchronized Relations madeRelations() {
    if (relations == null) {
      relations = new Relations();
      if (isGone()) {
        relations.end(this, reason());
      }
    }
    return relations;
  }

  /// {@return the news of its start and its end}
  synchronized LifeReplies lifeReplies() {
    if (lifeReplies == null) {
      lifeReplies = new LifeReplies(this);
    }
    return lifeReplies;
  }

  void tellOfLife() {
    LifeReplies known;
    synchronized (this) {
      known = lifeReplies;
    }
    if (known != null) {
      known.tell();
    }
  }

  // Who holds up whom

  /// {@return this code and the queries that run}
  List<ActorCode> codes() {
    List<ActorCode> codes = new ArrayList<>();
    Queries beside = queries;
    if (beside != null) {
      codes.addAll(beside.codes());
    }
    codes.add(this);
    return codes;
  }

  /// {@return the code that must go on before anything can leave this mailbox}
  Holdup holdup() {
    Holdup undecided = holdupOfDecision();
    if (undecided != null) {
      return undecided;
    }
    if (waitingFor() != null) {
      return Holdup.by(this);
    }
    Queries beside = queries;
    return beside == null ? Holdup.NONE : beside.holdup();
  }

  /// {@return the code that must go on before a message of this mailbox can run}
  Holdup holdupOfMessages() {
    Holdup undecided = holdupOfDecision();
    return undecided == null ? Holdup.byEachOf(codes()) : undecided;
  }

  /// {@return the code that must go on before the parent decides about this actor, if it is paused;
  /// else `null`}
  private @Nullable Holdup holdupOfDecision() {
    Ending end = ending;
    if (parent == null || end == null || !end.isUndecided() || dismissed) {
      return null;
    }
    ActorCell<?> sibling = parent.awaited;
    return sibling == null ? Holdup.by(parent) : Holdup.byEachOf(sibling.codes());
  }

  /// Until this child has ended or started nothing is decided about those that are paused: one that
  /// waits for any of them would wait for itself.
  ///
  /// @param child the one; `null` for none
  void awaits(@Nullable ActorCell<?> child) {
    awaited = child;
    breakCycles();
  }

  /// Something about the children has changed for which they may wait.
  void breakCycles() {
    ActorCell<?> child = awaited;
    if (child != null) {
      WaitCycle.breakAt(child);
    }
  }
}
