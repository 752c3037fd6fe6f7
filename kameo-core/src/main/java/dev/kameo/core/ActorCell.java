package dev.kameo.core;

import dev.kameo.Actor;
import dev.kameo.ActorId;
import dev.kameo.ActorSpec;
import dev.kameo.Delivery;
import dev.kameo.StopReason;
import dev.kameo.spi.CurrentWaiting;
import dev.kameo.spi.Envelope;
import dev.kameo.spi.Inbox;
import dev.kameo.spi.Lane;
import dev.kameo.spi.Names;
import dev.kameo.spi.Receiver;
import dev.kameo.spi.Scheduler;
import dev.kameo.spi.TimedTask;
import dev.kameo.spi.Waiting;
import org.jspecify.annotations.Nullable;

/// One actor, across all its lives: who it is, whether it takes messages, and the turns that these
/// have in the run of its lane.
///
/// How a life begins is [Starting], how it ends [Ending], after which the next begins, if there is
/// one; what belongs to one life alone is its [Incarnation]. Envelopes are admitted one by one;
/// what cannot be begun at once is kept in the [Backlog]. What ends an actor from outside is in
/// [Commands], who else has to do with it in [Ties].
///
/// The run of the lane hands its fields on from run to run.
final class ActorCell<A extends Actor> extends ActorCode implements Receiver {

  private final @Nullable ActorCell<?> parent;
  private final ActorSpec<A> spec;
  private final long number;
  private final Outside home;
  private final Lane lane;

  /// The siblings before and after it. Guarded by the parent's [Children].
  @Nullable ActorCell<?> previous;

  @Nullable ActorCell<?> next;

  /// Whether this life has started. Written by the run; read by senders.
  private volatile boolean running;

  /// How this life ends; `null` while it does not. Written by the run; read by anyone.
  private volatile @Nullable Ending ending;

  /// Since the first request to stop for good. Written by anyone; never false again.
  private volatile boolean refusing;

  /// Whether its parent, or the system, has told it to stop. Written by anyone; never false again.
  private volatile boolean dismissed;

  /// Whether onStart has ever succeeded. Written by the run; read by anyone.
  private volatile boolean hasRun;

  /// The life it is in, or the last one. Written by the run, with no thread in here; read by
  /// anyone.
  private volatile Incarnation<A> incarnation;

  /// Made when first needed. Written by the run; read by those that look for cycles, and by a kill.
  private volatile @Nullable Backlog backlog;

  /// Made when first needed. Written by anyone, guarded by this; read by anyone.
  private volatile @Nullable Ties ties;

  ActorCell(@Nullable ActorCell<?> parent, ActorSpec<A> spec, long number, Outside home) {
    this.parent = parent;
    this.spec = spec;
    this.number = number;
    this.home = home;
    this.incarnation = Incarnation.first(this);
    this.lane = home.scheduler().open(this, spec.mailbox().capacity());
  }

  // What others see

  @Override
  ActorCell<?> cell() {
    return this;
  }

  LocalActorSystem system() {
    return home.system();
  }

  /// {@return its parent; `null` for the guardian}
  @Nullable ActorCell<?> parent() {
    return parent;
  }

  boolean isGuardian() {
    return parent == null;
  }

  Notices notices() {
    return home.system().notices();
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
    return !refusing;
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

  /// {@return how this life ends; `null` while it does not}
  @Nullable Ending ending() {
    return ending;
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

  @Nullable Class<?> actorClass() {
    return incarnation.actorClass();
  }

  /// {@return where it stands among its siblings}. Guarded by the parent's [Children].
  long place() {
    Ties known = ties;
    return known == null || known.place == 0 ? number : known.place;
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
    Class<?> type = actorClass();
    return type == null ? "" : Names.of(type);
  }

  @Override
  public String toString() {
    String kind = kind();
    return "'" + name() + "' (" + (kind.isEmpty() ? "" : kind + " ") + "#" + number + ")";
  }

  // Sending

  /// Puts a user's envelope into the mailbox. What the actor sends itself while it starts goes
  /// before everything that others have sent.
  Delivery send(UserEnvelope envelope) {
    if (refusing) {
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
    if (refusing) {
      lane.touched(false);
      return false;
    }
    lane.append(envelope);
    notices().accepted(this, envelope.message());
    return true;
  }

  /// Like [#send(UserEnvelope)], but waits for room.
  ///
  /// @throws dev.kameo.AskDeadlockException if the wait would never end
  Delivery send(UserEnvelope envelope, long nanos) throws InterruptedException {
    Delivery delivery = send(envelope);
    return delivery == Delivery.MAILBOX_FULL ? ties().sendWhenRoom(envelope, nanos) : delivery;
  }

  /// {@return what gives it this signal after a while}
  TimedTask signalLater(CellEnvelope signal) {
    return TimedTask.of(signal.label(), () -> lane.signal(signal));
  }

  /// Takes nothing from now on; also from those who wait for room.
  void refuseAll() {
    lane.touched(true);
    refusing = true;
    Ties known = ties;
    if (known != null) {
      known.wakeSenders();
    }
  }

  /// Its parent, or the system, tells it to stop: there will be no other life.
  void dismiss() {
    dismissed = true;
  }

  /// {@return whether there is to be another life when this one ends for this reason}
  boolean returnsAfter(StopReason why) {
    return spec.restart().restartsAfter(why);
  }

  // Running

  @Override
  public Rest run(Inbox inbox) {
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    CurrentWaiting current = CurrentWaiting.ofThread();
    Waiting before = current.exchange(this);
    enterThread(thread);
    try {
      Envelope envelope;
      while ((envelope = inbox.next(isHeld())) != null) {
        ((CellEnvelope) envelope).deliver(this);
      }
    } finally {
      leaveThread(thread);
      current.exchange(before);
      restoreLoader(thread, loader);
    }
    return isStopped() ? Rest.ENDED : isHeld() ? Rest.HELD : Rest.READY;
  }

  /// {@return whether the mailbox must wait: for another life, behind leftovers, or for queries}
  private boolean isHeld() {
    Ending end = ending;
    if (end != null) {
      return !end.isForGood();
    }
    Backlog behind = backlog;
    return behind != null && behind.isHolding();
  }

  /// The turn of something that has its place in the mailbox has come.
  void admit(ExclusiveEnvelope envelope) {
    if (isStarting()) {
      // In a simulation, where sends are steps, this may come before the signal to start.
      Starting.start(this);
    }
    Ending end = ending;
    if (end != null && end.isForGood()) {
      envelope.bounce(this);
    } else if (end != null || isKilled()) {
      backlog().keep(envelope);
    } else {
      proceed(envelope);
    }
  }

  /// Begins it, unless it must wait for queries.
  void proceed(ExclusiveEnvelope envelope) {
    Backlog behind = backlog;
    if (behind == null || !behind.queries().holdsUp(envelope)) {
      begin(envelope);
    }
  }

  void begin(ExclusiveEnvelope envelope) {
    if (envelope.isDropped()) {
      notices().dropped(this, ((UserEnvelope) envelope).message());
      return;
    }
    if (envelope.isQuery()) {
      backlog().queries().start((UserEnvelope) envelope);
      return;
    }
    Incarnation<A> life = incarnation;
    life.begins(envelope);
    envelope.run(this);
    life.begins(null);
    Thread.interrupted();
    life.afterUserCode();
  }

  boolean isStarting() {
    return !running && ending == null;
  }

  /// {@return whether this life has started and does not end}
  boolean isRunning() {
    return ending == null && running;
  }

  /// {@return whether this life takes envelopes}
  boolean isLively() {
    return isRunning() && !isKilled();
  }

  Backlog backlog() {
    Backlog made = backlog;
    if (made == null) {
      made = new Backlog(this);
      backlog = made;
    }
    return made;
  }

  /// {@return its backlog, if there ever was one}. For any thread.
  @Nullable Backlog knownBacklog() {
    return backlog;
  }

  // From life to life, for the run

  /// The life it is in has started.
  void started() {
    running = true;
  }

  /// onStart has succeeded, though the life may be killed.
  void startSucceeded() {
    hasRun = true;
  }

  /// The life it is in ends.
  void ends(Ending how) {
    ending = how;
  }

  /// The life it was in has ended, and the next is here and has not started.
  void enterNextLife() {
    Thread thread = Thread.currentThread();
    leaveThread(thread);
    lane.touched(true);
    lane.touchedKill(true);
    incarnation = incarnation.next();
    enterThread(thread);
    ties().children().reopen();
    running = false;
    ending = null;
  }

  // Ties

  Ties ties() {
    Ties known = ties;
    return known != null ? known : madeTies();
  }

  private synchronized Ties madeTies() {
    Ties made = ties;
    if (made == null) {
      made = new Ties(this);
      ties = made;
    }
    return made;
  }

  /// {@return its ties, if there ever were any}
  @Nullable Ties knownTies() {
    return ties;
  }
}
