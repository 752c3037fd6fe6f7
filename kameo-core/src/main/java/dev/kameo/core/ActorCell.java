package dev.kameo.core;

import dev.kameo.Actor;
import dev.kameo.ActorId;
import dev.kameo.ActorSpec;
import dev.kameo.ActorStoppedException;
import dev.kameo.DeadLetter;
import dev.kameo.Delivery;
import dev.kameo.Directive;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.Reply;
import dev.kameo.StartFailedException;
import dev.kameo.StopReason;
import dev.kameo.spi.Envelope;
import dev.kameo.spi.Inbox;
import dev.kameo.spi.Lane;
import dev.kameo.spi.PendingReply;
import dev.kameo.spi.Receiver;
import dev.kameo.spi.Scheduler;
import dev.kameo.spi.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One actor, across all its lives: what its lane runs, and everything that is done to it.
///
/// # Its phases
///
/// *Starting*: the first signal makes the actor and calls onStart. *Running*: envelopes are
/// admitted one by one; queries run beside the lane, and what needs the actor to itself waits in
/// [Queries] for them, with the mailbox held. *Stopping*: nothing is accepted any more; what still
/// comes out of the mailbox is bounced; the children stop one after another, last first. When they
/// and the queries are gone, a [LastEnvelope] goes through the mailbox behind everything that was
/// accepted, so that nothing is missed; then onUndelivered and onStop run, and those who want to
/// know are told. *Stopped*: what still comes was sent by somebody who looked just before; it is a
/// dead letter.
///
/// Fields without a word about threads belong to the run of the lane, which hands them on from run
/// to run.
final class ActorCell<A extends Actor> extends ActorCode implements Receiver {

  private enum Phase {
    STARTING,
    RUNNING,
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

  /// False from the first request to stop on. Written by anyone; never true again.
  private volatile boolean accepting = true;

  /// Written by anyone; never false again.
  private volatile boolean killed;

  /// Why it stops. Written once by the run, before the phase says so.
  private volatile StopReason reason = StopReason.normal();

  /// What runs now, or ran last. Written by the run, read by reports.
  private volatile @Nullable Class<?> actorClass;

  private @Nullable ExclusiveEnvelope current;
  private @Nullable Incarnation<A> incarnation;
  private @Nullable Throwable startFailure;
  private boolean stopRequested;

  /// Whether onStart has succeeded. Written before the phase says so.
  private boolean hasRun;

  /// Made when first needed. Written by the run; read by those that look for cycles, and by a kill.
  private volatile @Nullable Queries queries;

  private @Nullable List<Message<?, ?>> undelivered;

  /// The child that is being stopped, and its time limit.
  private @Nullable ChildStop childStop;

  /// Made when first needed, under the lock of this cell.
  private volatile @Nullable Children children;

  /// Who waits for room: the threads put themselves in and take themselves out; who stops the actor
  /// wakes them.
  private volatile @Nullable Set<Thread> roomWaiters;

  private volatile @Nullable Relations relations;
  private volatile @Nullable LifeReply<Void> started;
  private volatile @Nullable LifeReply<StopReason> stopped;

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

  StopReason reason() {
    return killed && phase.compareTo(Phase.STOPPING) < 0 ? StopReason.killed() : reason;
  }

  boolean isGuardian() {
    return parent == null;
  }

  boolean isAccepting() {
    return accepting;
  }

  boolean isKilled() {
    return killed;
  }

  boolean isStopped() {
    return phase == Phase.STOPPED;
  }

  boolean isWaitingForChildren() {
    return phase == Phase.STOPPING && !children().isEmpty();
  }

  @Nullable Class<?> actorClass() {
    return actorClass;
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
      case STOPPING -> isWaitingForChildren() ? "waiting for its children" : "stopping";
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
    if (delivery != Delivery.MAILBOX_FULL) {
      return delivery;
    }
    Waiting waiting = Objects.requireNonNullElse(Waiting.current(), home);
    Thread thread = Thread.currentThread();
    RoomBlocker room = new RoomBlocker(this);
    long begin = scheduler().nanoTime();
    long left = nanos;
    while (delivery == Delivery.MAILBOX_FULL && left > 0) {
      lane.whenRoom(thread);
      roomWaiters().add(thread);
      try {
        waiting.await(room, left);
        delivery = send(envelope);
      } finally {
        roomWaiters().remove(thread);
        lane.leaveRoom(thread);
      }
      left = nanos == Long.MAX_VALUE ? nanos : nanos - (scheduler().nanoTime() - begin);
    }
    return delivery;
  }

  /// Takes nothing from now on; also from those who wait for room.
  private void refuseAll() {
    accepting = false;
    Set<Thread> waiting = roomWaiters;
    if (waiting != null) {
      waiting.forEach(LockSupport::unpark);
    }
  }

  void stopGracefully() {
    if (accepting) {
      refuseAll();
      lane.append(new StopEnvelope());
    }
  }

  void kill() {
    if (phase == Phase.STOPPED) {
      return;
    }
    killed = true;
    refuseAll();
    interrupt();
    Queries beside = queries;
    if (beside != null) {
      beside.interrupt();
    }
    lane.signal(new StopSignal(StopReason.killed()));
  }

  /// A command of the parent, or of the system.
  void shutdown() {
    refuseAll();
    lane.signal(new StopSignal(new StopReason.SupervisorShutdown()));
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

  private boolean isHeld() {
    Queries beside = queries;
    return beside != null && beside.isHolding();
  }

  /// The turn of something that has its place in the mailbox has come.
  void admit(ExclusiveEnvelope envelope) {
    if (phase == Phase.STARTING) {
      // In a simulation, where sends are steps, this may come before the signal to start.
      start();
    }
    Queries beside = queries;
    if (isStopping() || killed) {
      envelope.bounce(this);
    } else if (beside != null && beside.holdsUp(envelope)) {
      beside.add(envelope);
    } else {
      begin(envelope);
    }
  }

  private boolean isStopping() {
    return phase.compareTo(Phase.STOPPING) >= 0;
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
    if (stopRequested) {
      terminate(StopReason.normal());
    }
  }

  void queryEnded(QueryRun query, @Nullable Throwable failure) {
    Queries beside = queries();
    Panic panic = beside.ended(query, failure);
    if (panic != null && phase == Phase.RUNNING) {
      panicked(panic.cause(), panic.during());
      afterUserCode();
    }
    ExclusiveEnvelope envelope = beside.next();
    while (envelope != null) {
      if (isStopping()) {
        envelope.bounce(this);
      } else {
        begin(envelope);
      }
      envelope = beside.next();
    }
    beside.look();
    finishWhenAlone();
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
    if (killed || phase != Phase.STARTING) {
      return;
    }
    try {
      Incarnation<A> life = new Incarnation<>(this);
      incarnation = life;
      A actor = spec.factory().create(life);
      if (actor == null) {
        throw new NullPointerException("The factory returned null. Return a new actor.");
      }
      life.actor(actor);
      actorClass = life.standsFor();
      actor.onStart();
    } catch (Throwable thrown) {
      Thread.interrupted();
      if (killed) {
        return;
      }
      startFailure = thrown;
      Log.ACTORS.error("Actor {} could not start", this, thrown);
      notices().panicked(this, new Panic(thrown, "onStart"));
      terminate(new StopReason.StartFailed(thrown));
      return;
    }
    Thread.interrupted();
    hasRun = true;
    if (killed) {
      return;
    }
    phase = Phase.RUNNING;
    Log.ACTORS.debug("Actor {} started", this);
    notices().started(this);
    LifeReply<Void> asked;
    synchronized (this) {
      asked = started;
    }
    if (asked != null) {
      asked.complete(null);
    }
    afterUserCode();
  }

  Incarnation<A> incarnation() {
    return Objects.requireNonNull(incarnation);
  }

  boolean isCurrent(Incarnation<?> life) {
    return incarnation == life;
  }

  /// The actor wants to stop after what it is doing.
  void requestStop() {
    stopRequested = true;
    refuseAll();
  }

  // Failing

  void panicked(Throwable cause, String during) {
    Thread.interrupted();
    if (killed) {
      return;
    }
    Panic panic = new Panic(cause, during);
    Log.ACTORS.error("Actor {} panicked in {}", this, during, cause);
    notices().panicked(this, panic);
    Directive directive;
    try {
      directive =
          Objects.requireNonNull(
              incarnation().actor().onPanic(panic), "onPanic returned null. Return a directive.");
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
  void follow(Directive directive, StopReason natural) {
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
              incarnation().actor().onLinkDied(id, why),
              "onLinkDied returned null. Return a directive.");
    } catch (Throwable thrown) {
      panicked(thrown, "onLinkDied");
      return;
    }
    follow(directive, new StopReason.LinkDied(id, why));
  }

  // Stopping

  /// Begins to stop. Of several reasons the first counts, but a kill before all.
  void terminate(StopReason why) {
    if (isStopping()) {
      return;
    }
    refuseAll();
    Thread.interrupted();
    reason = killed ? StopReason.killed() : why;
    phase = Phase.STOPPING;
    if (incarnation != null) {
      incarnation.cancelTimers();
    }
    Queries beside = queries;
    if (beside != null) {
      beside.giveUp().forEach(envelope -> envelope.bounce(this));
    }
    stopNextChild();
  }

  private void stopNextChild() {
    ActorCell<?> last = children().closeAndLast();
    if (last == null) {
      childStop = null;
      finishWhenAlone();
    } else {
      childStop = new ChildStop(this, last);
      childStop.begin();
    }
  }

  void childStopped(ActorCell<?> child) {
    ChildStop stop = childStop;
    if (stop != null && stop.isOf(child)) {
      stop.end();
      stopNextChild();
    }
  }

  void childIsLate(ChildStop stop) {
    if (childStop == stop && !stop.isOver()) {
      stop.late();
    }
  }

  /// Gives up waiting for a child that neither stops nor dies.
  void abandon(ActorCell<?> child) {
    Log.SYSTEM.error(
        "Actor {} does not stop, though killed: {}. Its parent goes on without it.",
        child,
        child.activity());
    system.abandoned(child);
    children().remove(child);
    child.killDescendants();
    stopNextChild();
  }

  /// Nobody stops them in order any more.
  private void killDescendants() {
    for (ActorCell<?> child : children().cells()) {
      child.kill();
      child.killDescendants();
    }
  }

  private void finishWhenAlone() {
    boolean isAlone = childStop == null && (queries == null || !queries().isRunning());
    if (phase == Phase.STOPPING && isAlone) {
      lane.append(new LastEnvelope());
    }
  }

  /// The last envelope has come through the mailbox: nothing that was accepted is behind it.
  void finish() {
    if (phase != Phase.STOPPING) {
      return;
    }
    Incarnation<A> life = incarnation;
    List<Message<?, ?>> left = undelivered == null ? List.of() : List.copyOf(undelivered);
    undelivered = null;
    if (hasRun && !left.isEmpty()) {
      attempt("onUndelivered", () -> incarnation().actor().onUndelivered(reason, left));
    }
    for (Message<?, ?> message : left) {
      system.deadLetters().add(this, message, DeadLetter.Cause.UNDELIVERED);
    }
    if (hasRun) {
      attempt("onStop", () -> incarnation().actor().onStop(reason));
    }
    if (life != null) {
      life.end();
    }
    incarnation = null;
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
    Relations known;
    synchronized (this) {
      known = relations;
    }
    if (known != null) {
      known.end(this, reason);
    }
    if (parent != null) {
      parent.lane.signal(new ChildStopped(this));
    }
    LifeReply<Void> start;
    LifeReply<StopReason> stop;
    synchronized (this) {
      start = started;
      stop = stopped;
    }
    if (start != null && !start.isDone()) {
      endStart(start);
    }
    if (stop != null) {
      stop.complete(reason);
    }
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

  private Set<Thread> roomWaiters() {
    Set<Thread> made = roomWaiters;
    if (made == null) {
      synchronized (this) {
        if (roomWaiters == null) {
          roomWaiters = ConcurrentHashMap.newKeySet();
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

  Reply<Void> started() {
    if (phase == Phase.RUNNING) {
      return Reply.done();
    }
    synchronized (this) {
      if (started == null) {
        started = new LifeReply<>(this, "start");
        if (phase == Phase.STOPPED) {
          endStart(started);
        } else if (phase == Phase.RUNNING || (phase == Phase.STOPPING && hasRun)) {
          started.complete(null);
        }
      }
      return started;
    }
  }

  private void endStart(PendingReply<Void> reply) {
    Throwable cause = startFailure;
    if (cause != null) {
      reply.fail(
          new StartFailedException(
              "Actor %s could not start (%s). See the cause."
                  .formatted(this, cause.getClass().getSimpleName()),
              cause));
    } else if (hasRun) {
      reply.complete(null);
    } else {
      reply.fail(
          new ActorStoppedException(
              "Actor %s stopped (%s) before it started. Spawn it again.".formatted(this, reason),
              reason));
    }
  }

  PendingReply<StopReason> stopped() {
    synchronized (this) {
      if (stopped == null) {
        stopped = new LifeReply<>(this, "stop");
        if (phase == Phase.STOPPED) {
          stopped.complete(reason);
        }
      }
      return stopped;
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
    if (waitingFor() != null) {
      return Holdup.by(this);
    }
    Queries beside = queries;
    return beside == null ? Holdup.NONE : beside.holdup();
  }
}
