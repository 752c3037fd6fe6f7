package dev.kameo.core;

import dev.kameo.Actor;
import dev.kameo.ActorId;
import dev.kameo.ActorSpec;
import dev.kameo.DeadLetter;
import dev.kameo.Delivery;
import dev.kameo.Directive;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.StopReason;
import dev.kameo.spi.Envelope;
import dev.kameo.spi.Inbox;
import dev.kameo.spi.Lane;
import dev.kameo.spi.Receiver;
import dev.kameo.spi.Scheduler;
import dev.kameo.spi.Waiting;
import dev.kameo.supervision.RestartPolicy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One actor, across all its lives: what its lane runs, and everything that is done to it.
///
/// # Its phases
///
/// *Starting*: a signal makes the actor and calls onStart. *Running*: envelopes are admitted one by
/// one; queries run beside the lane, and what needs the actor to itself waits in [Queries] for
/// them, with the mailbox held.
///
/// When a life ends, its restart policy says whether there is to be another. If so the actor is
/// *pausing*: the mailbox is held, and what has come out of it and was not begun is kept as a
/// leftover. When the children and the queries are gone onStop runs, and the parent is told. Now
/// the actor is *paused*, and nothing but the parent's word leads out of that: it starts again, or
/// stops for good.
///
/// *Stopping*, for good: nothing is accepted any more; what still comes out of the mailbox is
/// bounced; the children stop one after another, last first. When they and the queries are gone, a
/// [LastEnvelope] goes through the mailbox behind everything that was accepted, so that nothing is
/// missed; then onUndelivered and onStop run, and those who want to know are told. *Stopped*: what
/// still comes was sent by somebody who looked just before; it is a dead letter.
///
/// Fields without a word about threads belong to the run of the lane, which hands them on from run
/// to run.
final class ActorCell<A extends Actor> extends ActorCode implements Receiver {

  private enum Phase {
    STARTING,
    RUNNING,
    PAUSING,
    PAUSED,
    STOPPING,
    STOPPED
  }

  private final LocalActorSystem system;
  private final @Nullable ActorCell<?> parent;
  private final ActorSpec<A> spec;
  private final long number;
  private final Outside home;
  private final Lane lane;

  /// The siblings before and after it. Guarded by the parent's [Children].
  @Nullable ActorCell<?> previous;

  @Nullable ActorCell<?> next;

  /// Written by the run; read by senders.
  private volatile Phase phase = Phase.STARTING;

  /// False from the first request on to stop for good. Written by anyone; never true again.
  private volatile boolean accepting = true;

  /// Whether its parent, or the system, has told it to stop. Written by anyone; never false again.
  private volatile boolean dismissed;

  /// Whether it is paused and its parent has not decided yet. Written by the run, and by the
  /// parent's.
  private volatile boolean undecided;

  /// Whether onStart has ever succeeded. Written by the run.
  private volatile boolean hasRun;

  /// Why its life ends, or the last one has ended. Written by the run, before the phase says so.
  private volatile StopReason reason = StopReason.normal();

  /// What runs now, or ran last. Written by the run, read by reports.
  private volatile @Nullable Class<?> actorClass;

  /// The life it is in, or the last one. Written by the run, with no thread in here.
  private volatile Incarnation<A> incarnation;

  private @Nullable ExclusiveEnvelope current;

  /// Made when first needed. Written by the run; read by those that look for cycles, and by a kill.
  private volatile @Nullable Queries queries;

  /// What has come out of the mailbox and is for the next life, in order.
  private @Nullable Deque<ExclusiveEnvelope> leftovers;

  private @Nullable List<Message<?, ?>> undelivered;

  /// How this life looks after its children.
  private @Nullable Supervision supervision;

  /// Made when first needed, under the lock of this cell, and not by the run alone.
  private volatile @Nullable Children children;

  private volatile @Nullable RoomWaiters roomWaiters;
  private volatile @Nullable Relations relations;
  private volatile @Nullable LifeReplies lifeReplies;

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

  StopReason reason() {
    return isKilled() && !isEnding() ? StopReason.killed() : reason;
  }

  boolean isAccepting() {
    return accepting;
  }

  boolean isKilled() {
    return incarnation.isKilled();
  }

  boolean hasRun() {
    return hasRun;
  }

  /// {@return whether its life is ending or has ended}
  boolean isEnding() {
    return phase.compareTo(Phase.PAUSING) >= 0;
  }

  /// {@return whether it is stopping for good or has stopped}
  private boolean isStopping() {
    return phase.compareTo(Phase.STOPPING) >= 0;
  }

  boolean isStopped() {
    return phase == Phase.STOPPED;
  }

  boolean isWaitingForChildren() {
    Phase now = phase;
    return (now == Phase.STOPPING || now == Phase.PAUSING) && !children().isEmpty();
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
    return type == null ? "" : type.getSimpleName();
  }

  @Override
  public String toString() {
    String kind = kind();
    return "'" + name() + "' (" + (kind.isEmpty() ? "" : kind + " ") + "#" + number + ")";
  }

  /// {@return how its end is going, for texts}
  String ending() {
    return phase == Phase.STOPPED ? "has stopped (" + reason + ")" : "is stopping";
  }

  /// {@return what it is doing, for the report of a shutdown}
  String activity() {
    ExclusiveEnvelope envelope = current;
    return switch (phase) {
      case STARTING -> "starting";
      case RUNNING -> envelope == null ? "idle" : "handling " + envelope.label();
      case PAUSED -> "restarting";
      case PAUSING, STOPPING -> isWaitingForChildren() ? "waiting for its children" : "stopping";
      case STOPPED -> "stopped";
    };
  }

  // Sending

  /// Puts a user's envelope into the mailbox. What the actor sends itself while it starts goes
  /// before everything that others have sent.
  Delivery send(UserEnvelope envelope) {
    if (!accepting) {
      return Delivery.NOT_RUNNING;
    }
    if (phase == Phase.STARTING && Waiting.current() == this) {
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
    return false;
  }

  /// Like [#send(UserEnvelope)], but waits for room.
  ///
  /// @throws dev.kameo.AskDeadlockException if the wait would never end
  Delivery send(UserEnvelope envelope, long nanos) throws InterruptedException {
    Delivery delivery = send(envelope);
    return delivery == Delivery.MAILBOX_FULL ? roomWaiters().send(envelope, nanos) : delivery;
  }

  /// Takes nothing from now on; also from those who wait for room.
  private void refuseAll() {
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
    if (accepting) {
      Incarnation<A> life = incarnation;
      if (!returnsAfter(StopReason.normal())) {
        refuseAll();
      }
      lane.append(new StopEnvelope(life));
    }
  }

  /// Ends the life it is in, if there is one.
  void kill() {
    Incarnation<A> life = incarnation;
    if (phase == Phase.STOPPED || life.isOver()) {
      return;
    }
    life.kill();
    if (!returnsAfter(StopReason.killed())) {
      refuseAll();
    }
    interrupt(life);
    Queries beside = queries;
    if (beside != null) {
      beside.interrupt(life);
    }
    lane.signal(new KillSignal(life));
  }

  /// A command of the parent, or of the system: stop for good.
  void shutdown() {
    endForGood(new StopReason.SupervisorShutdown());
  }

  /// Like [#shutdown()], but now.
  void killForGood() {
    if (phase != Phase.STOPPED) {
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
    return phase == Phase.STOPPED ? Rest.ENDED : isHeld() ? Rest.HELD : Rest.READY;
  }

  /// {@return whether the mailbox must wait: for another life, behind leftovers, or for queries}
  private boolean isHeld() {
    if (phase == Phase.PAUSING || phase == Phase.PAUSED) {
      return true;
    }
    Queries beside = queries;
    return (leftovers != null && !leftovers.isEmpty()) || (beside != null && beside.isHolding());
  }

  /// The turn of something that has its place in the mailbox has come.
  void admit(ExclusiveEnvelope envelope) {
    if (phase == Phase.STARTING) {
      // In a simulation, where sends are steps, this may come before the signal to start.
      start();
    }
    if (isStopping()) {
      envelope.bounce(this);
    } else if (isEnding() || isKilled()) {
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
    UserEnvelope skipped = query.skipped();
    if (skipped != null) {
      leave(skipped);
    }
    if (panic != null && phase == Phase.RUNNING) {
      panicked(panic.cause(), panic.during());
      afterUserCode();
    }
    ExclusiveEnvelope envelope;
    while (isLively() && (envelope = beside.next()) != null) {
      begin(envelope);
    }
    beside.look();
    finishWhenAlone();
  }

  /// {@return whether this life takes envelopes}
  private boolean isLively() {
    return phase == Phase.RUNNING && !isKilled();
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
    if (phase != Phase.STARTING || life.isKilled()) {
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
    hasRun = true;
    tellOfLife();
    if (life.isKilled()) {
      return;
    }
    phase = Phase.RUNNING;
    Log.ACTORS.debug("Actor {} started", this);
    notices().started(this);
    if (leftovers != null && !leftovers.isEmpty()) {
      lane.signal(new LeftoverSignal(life)); // behind what it has sent itself in onStart
    }
    afterUserCode();
  }

  /// The parent's word: begins the next life.
  ///
  /// @param delay how long this one has waited for it, in nanoseconds
  void restart(long delay) {
    if (phase != Phase.PAUSED) {
      return;
    }
    Thread thread = Thread.currentThread();
    leaveThread(thread);
    incarnation = new Incarnation<>(this, incarnation.number() + 1);
    enterThread(thread);
    supervision = null;
    children().reopen();
    phase = Phase.STARTING;
    notices().restarted(this, reason, delay);
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
    if (isStopping()) {
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

  private void bounceLeftovers() {
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

  // Failing

  void panicked(Throwable cause, String during) {
    Thread.interrupted();
    if (isKilled()) {
      return;
    }
    Panic panic = new Panic(cause, during);
    Log.ACTORS.error("Actor {} panicked in {}", this, during, cause);
    notices().panicked(this, panic);
    Directive directive;
    try {
      directive =
          Objects.requireNonNull(
              incarnation.actor().onPanic(panic), "onPanic returned null. Return a directive.");
    } catch (Throwable thrown) {
      if (!thrown.equals(cause)) {
        thrown.addSuppressed(cause);
      }
      Log.ACTORS.error("Actor {} failed in onPanic", this, thrown);
      panic = new Panic(thrown, "onPanic");
      directive = Directive.stop();
    }
    follow(directive, new StopReason.Panicked(panic));
  }

  /// Does what a hook has decided.
  ///
  /// @param natural the reason that fits what happened
  private void follow(Directive directive, StopReason natural) {
    switch (directive) {
      case Directive.Resume _ -> {}
      case Directive.Stop _ -> terminate(natural);
      case Directive.StopWith(StopReason other) -> terminate(other);
    }
  }

  void linkDied(ActorCell<?> peer, StopReason why) {
    if (!relations().unlink(peer)) {
      return;
    }
    ActorId id = peer.id();
    Directive directive;
    try {
      directive =
          Objects.requireNonNull(
              incarnation.actor().onLinkDied(id, why),
              "onLinkDied returned null. Return a directive.");
    } catch (Throwable thrown) {
      panicked(thrown, "onLinkDied");
      return;
    }
    follow(directive, new StopReason.LinkDied(id, why));
  }

  // Ending

  /// Begins to end this life, and the actor with it unless its restart policy wants another. Of
  /// several reasons the first counts, but a kill before all.
  void terminate(StopReason why) {
    if (isEnding()) {
      return;
    }
    Thread.interrupted();
    reason = isKilled() ? StopReason.killed() : why;
    boolean returns = hasRun && !dismissed && returnsAfter(reason);
    if (!returns) {
      refuseAll();
    }
    phase = returns ? Phase.PAUSING : Phase.STOPPING;
    incarnation.cancelTimers();
    Queries beside = queries;
    if (beside != null) {
      beside.giveUp().reversed().forEach(leftovers()::addFirst);
    }
    if (!returns) {
      bounceLeftovers();
    }
    stopChildren();
  }

  /// A command: ends for good, at whatever point it is.
  void end(StopReason why) {
    if (phase == Phase.PAUSING || phase == Phase.PAUSED) {
      if (phase == Phase.PAUSED) {
        reason = why;
      }
      phase = Phase.STOPPING;
      bounceLeftovers();
      finishWhenAlone();
    } else {
      terminate(why);
    }
  }

  private void stopChildren() {
    if (children().closeAndLast() == null) {
      finishWhenAlone();
    } else {
      supervision().stopAll();
    }
  }

  /// The last of the children has stopped.
  void childrenStopped() {
    finishWhenAlone();
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

  private void finishWhenAlone() {
    boolean isAlone =
        (supervision == null || !supervision.isStoppingAll())
            && (queries == null || !queries().isRunning());
    if (phase == Phase.PAUSING && isAlone) {
      lane.signal(new LifeEnd(incarnation));
    } else if (phase == Phase.STOPPING && isAlone) {
      lane.append(new LastEnvelope());
    }
  }

  /// Nothing of this life is left but the actor itself: ends it, and asks the parent for another.
  void pause(Incarnation<?> life) {
    ActorCell<?> supervisor = parent;
    if (phase != Phase.PAUSING || !isCurrent(life) || supervisor == null) {
      return;
    }
    endLife();
    Relations known = knownRelations();
    if (known != null) {
      known.unlinkChildrenOf(this);
    }
    undecided = true;
    phase = Phase.PAUSED;
    supervisor.lane.signal(new ChildPaused(this, reason));
    WaitCycle.breakAt(supervisor);
  }

  private void endLife() {
    if (incarnation.hasStarted()) {
      attempt("onStop", () -> incarnation.actor().onStop(reason));
    }
    incarnation.end();
  }

  /// The parent has decided what becomes of it.
  void decided() {
    undecided = false;
  }

  /// The last envelope has come through the mailbox: nothing that was accepted is behind it.
  void finish() {
    if (phase != Phase.STOPPING) {
      return;
    }
    List<Message<?, ?>> left = undelivered == null ? List.of() : List.copyOf(undelivered);
    undelivered = null;
    if (incarnation.hasStarted() && !left.isEmpty()) {
      attempt("onUndelivered", () -> incarnation.actor().onUndelivered(reason, left));
    }
    for (Message<?, ?> message : left) {
      system.deadLetters().add(this, message, DeadLetter.Cause.UNDELIVERED);
    }
    endLife();
    tellTheEnd();
  }

  private void tellTheEnd() {
    Log.ACTORS.debug("Actor {} stopped: {}", this, reason);
    notices().stopped(this, reason);
    phase = Phase.STOPPED;
    system.registry().forget(this);
    if (parent != null) {
      parent.children().remove(this);
    }
    Relations known = knownRelations();
    if (known != null) {
      known.end(this, reason);
    }
    if (parent != null) {
      parent.lane.signal(new ChildStopped(this));
    }
    tellOfLife();
  }

  private interface Hook {
    void run() throws Exception;
  }

  private void attempt(String name, Hook hook) {
    try {
      hook.run();
    } catch (Throwable thrown) {
      Log.ACTORS.error("Actor {} failed in {}", this, name, thrown);
      notices().panicked(this, new Panic(thrown, name));
    }
    Thread.interrupted();
  }

  /// A message was told to this actor and will not be handled.
  void undelivered(Message<?, ?> message) {
    if (phase == Phase.STOPPED) {
      system.deadLetters().add(this, message, DeadLetter.Cause.UNDELIVERED);
      return;
    }
    if (undelivered == null) {
      undelivered = new ArrayList<>();
    }
    undelivered.add(message);
  }

  // What is made when first needed

  Supervision supervision() {
    Supervision made = supervision;
    if (made == null) {
      made = new Supervision(this);
      supervision = made;
    }
    return made;
  }

  Children children() {
    Children made = children;
    if (made == null) {
      synchronized (this) {
        if (children == null) {
          children = new Children();
        }
        made = children;
      }
    }
    return Objects.requireNonNull(made);
  }

  private RoomWaiters roomWaiters() {
    RoomWaiters made = roomWaiters;
    if (made == null) {
      synchronized (this) {
        if (roomWaiters == null) {
          roomWaiters = new RoomWaiters(this);
        }
        made = roomWaiters;
      }
    }
    return Objects.requireNonNull(made);
  }

  Relations relations() {
    Relations made = relations;
    if (made == null) {
      synchronized (this) {
        if (relations == null) {
          relations = new Relations();
          if (phase == Phase.STOPPED) {
            relations.end(this, reason);
          }
        }
        made = relations;
      }
    }
    return Objects.requireNonNull(made);
  }

  private synchronized @Nullable Relations knownRelations() {
    return relations;
  }

  /// {@return the news of its start and its end}
  LifeReplies lifeReplies() {
    LifeReplies made = lifeReplies;
    if (made == null) {
      synchronized (this) {
        if (lifeReplies == null) {
          lifeReplies = new LifeReplies(this);
        }
        made = lifeReplies;
      }
    }
    return Objects.requireNonNull(made);
  }

  private void tellOfLife() {
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
    ActorCell<?> supervisor = parent;
    if (supervisor != null && isUndecided()) {
      return Holdup.by(supervisor);
    }
    if (waitingFor() != null) {
      return Holdup.by(this);
    }
    Queries beside = queries;
    return beside == null ? Holdup.NONE : beside.holdup();
  }

  /// {@return the code that must go on before a message of this mailbox can run}
  Holdup holdupOfMessages() {
    ActorCell<?> supervisor = parent;
    return supervisor != null && isUndecided() ? Holdup.by(supervisor) : Holdup.byEachOf(codes());
  }

  private boolean isUndecided() {
    return undecided && !dismissed;
  }
}
