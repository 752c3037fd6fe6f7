package dev.kameo.core;

import dev.kameo.Actor;
import dev.kameo.ActorFactory;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.Cancellable;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Outcome;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.Timers;
import dev.kameo.spi.Interceptor;
import dev.kameo.supervision.ChildState;
import dev.kameo.supervision.RestartPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One life of an actor: the object itself, and what dies with it. For the actor's own code, which
/// is checked.
final class Incarnation<A extends Actor> implements Context<A> {

  private final ActorCell<A> cell;
  private final int number;

  /// Written by anyone; never false again.
  private volatile boolean killed;

  /// Written by the run of the lane; read by who kills it.
  private volatile boolean over;

  /// What it handles exclusively. Written by the run; a report may read an older one.
  private @Nullable ExclusiveEnvelope current;

  /// What runs in this life, or ran last, in an earlier one perhaps. Written by the run; read by
  /// reports.
  private volatile @Nullable Class<?> actorClass;

  /// Made when first needed. Written by the run, read by anyone.
  private volatile @Nullable Duties<A> duties;

  /// Written and read by the run of the lane, as those below.
  private boolean started;

  private boolean stopRequested;
  private @Nullable A actor;

  /// @param number which of the actor's lives it is, from 1 on
  private Incarnation(ActorCell<A> cell, int number) {
    this.cell = cell;
    this.number = number;
  }

  static <A extends Actor> Incarnation<A> first(ActorCell<A> cell) {
    return new Incarnation<>(cell, 1);
  }

  /// {@return the life after this one}
  Incarnation<A> next() {
    Incarnation<A> next = new Incarnation<>(cell, number + 1);
    next.actorClass = actorClass;
    return next;
  }

  int number() {
    return number;
  }

  // What the cell does with it

  /// Makes the actor and starts it.
  void start() throws Exception {
    A made = cell.spec().factory().create(this);
    if (made == null) {
      throw new NullPointerException("The factory returned null. Return a new actor.");
    }
    actor = made;
    actorClass = made instanceof Interceptor other ? other.standsFor() : made.getClass();
    Supervision early = knownSupervision();
    if (early != null) { // the constructor has spawned
      early.significant().requireUse(early::strategy);
    }
    made.onStart();
    started = true;
  }

  /// {@return whether onStart has succeeded and onStop has not been called}
  boolean hasStarted() {
    return started && !over;
  }

  void kill() {
    killed = true;
  }

  boolean isKilled() {
    return killed;
  }

  boolean isOver() {
    return over;
  }

  /// Its code has run, which may have said that it shall stop.
  void afterUserCode() {
    if (stopRequested) {
      Ending.begin(cell, StopReason.normal());
    }
  }

  /// {@return whether there is an object, which was made and has not ended}
  boolean isMade() {
    return actor != null;
  }

  /// Takes note of what it is about to handle exclusively; `null` when that is done.
  void begins(@Nullable ExclusiveEnvelope envelope) {
    current = envelope;
  }

  /// {@return what it is handling, as a text}. For any thread.
  String handling() {
    ExclusiveEnvelope envelope = current;
    return envelope == null ? "idle" : "handling " + envelope.label();
  }

  @Nullable Class<?> actorClass() {
    return actorClass;
  }

  private Duties<A> duties() {
    Duties<A> made = duties;
    if (made == null) {
      made = new Duties<>(this);
      duties = made;
    }
    return made;
  }

  Supervision supervision() {
    return duties().supervision();
  }

  /// {@return how it looks after its children, if it ever had to}. For any thread.
  @Nullable Supervision knownSupervision() {
    Duties<A> known = duties;
    return known == null ? null : known.knownSupervision();
  }

  A actor() {
    return Objects.requireNonNull(actor);
  }

  /// The one place where a message meets its actor.
  <R> @Nullable Reply<R> handle(Message<?, R> message, boolean isAsked) throws Exception {
    A target = actor();
    return target instanceof Interceptor interceptor
        ? interceptor.receive(message, isAsked, this)
        : Interceptor.proceed(message, target, this);
  }

  /// Does the rest of a pipe.
  @SuppressWarnings("unchecked") // who stands for an actor has one that is an A
  <T> void resume(Continuation<? super A, T> continuation, Outcome<T> outcome) throws Exception {
    Actor target = actor() instanceof Interceptor interceptor ? interceptor.target() : actor();
    continuation.resume((A) target, outcome);
  }

  ActorCell<A> cell() {
    return cell;
  }

  // For any thread

  @Override
  public ActorRef<A> self() {
    return new LocalActorRef<>(cell);
  }

  @Override
  public ActorSystem system() {
    return cell.system();
  }

  @Override
  public Clock clock() {
    return cell.scheduler().clock();
  }

  @Override
  public RandomGenerator random() {
    return cell.scheduler().random();
  }

  @Override
  public String loggerName() {
    Class<?> type = cell.actorClass();
    return "dev.kameo.actor." + (type == null ? cell.ownName() : type.getSimpleName());
  }

  // For the actor's code, queries too

  @Override
  public List<ActorRef<?>> children() {
    checkReading("children");
    return cell.ties().children().refs();
  }

  @Override
  public ChildState childState(ActorRef<?> child) {
    checkReading("childState");
    return Activity.of(cell, childCell(child, "asked about"));
  }

  private void checkReading(String what) {
    ActorCode code = ActorCode.current();
    if (code == null || code.cell() != cell) {
      throw refusal(what);
    }
  }

  // For handlers and hooks

  @Override
  public <C extends Actor> ActorRef<C> spawn(Supplier<? extends C> factory) {
    return spawn(cell.system().plainSpecs().of(factory));
  }

  @Override
  public <C extends Actor> ActorRef<C> spawnWith(ActorFactory<C> factory) {
    return spawn(cell.system().plainSpecs().with(factory));
  }

  @Override
  public <C extends Actor> ActorRef<C> spawn(ActorSpec<C> spec) {
    check("spawn");
    return spawn(spec, null);
  }

  @Override
  public <C extends Actor> ActorRef<C> spawnInPlaceOf(ActorRef<?> former, ActorSpec<C> spec) {
    check("spawnInPlaceOf");
    ActorCell<?> target = childCell(former, "replaced");
    if (cell.ties().children().contains(target)) {
      throw new IllegalStateException(
          "Actor %s has not stopped and keeps its place among the children of %s. Stop it and wait for stopped()."
              .formatted(target, cell));
    }
    return spawn(spec, target);
  }

  private <C extends Actor> ActorRef<C> spawn(ActorSpec<C> spec, @Nullable ActorCell<?> former) {
    if (spec.significant() && isMade()) {
      supervision().strategy().requireFits(spec);
    }
    ActorCell<?> child = cell.system().spawn(cell, spec, former);
    if (child.spec().significant()) {
      supervision().significant().add(child);
    }
    return new LocalActorRef<>(child);
  }

  @Override
  public void stop() {
    check("stop");
    stopRequested = true;
    if (cell.spec().restart() == RestartPolicy.TEMPORARY) {
      cell.refuseAll();
    }
  }

  @Override
  public void stop(ActorRef<?> child) {
    check("stop");
    supervision().stop(childCell(child, "stopped"));
  }

  private ActorCell<?> childCell(ActorRef<?> ref, String done) {
    ActorCell<?> target = LocalActorRef.cellOf(ref);
    if (target.parent() != cell) {
      throw new IllegalArgumentException(
          "Actor %s is not a child of %s and cannot be %s by it. Let its parent do so, or use stopGracefully."
              .formatted(target, cell, done));
    }
    return target;
  }

  @Override
  public void watch(
      ActorRef<?> ref, Function<? super StopReason, ? extends Message<? super A, ?>> notice) {
    check("watch");
    ActorCell<?> target = LocalActorRef.cellOf(ref);
    if (target == cell) {
      return;
    }
    duties().watch(target, notice);
  }

  @Override
  public boolean unwatch(ActorRef<?> ref) {
    check("unwatch");
    Duties<A> known = duties;
    return known != null && known.unwatch(LocalActorRef.cellOf(ref));
  }

  void watchedEnded(ActorCell<?> target, StopReason reason) {
    Duties<A> known = duties;
    if (known != null) {
      known.watchedEnded(target, reason);
    }
  }

  @Override
  public <T> void pipe(Reply<T> reply, Continuation<? super A, T> continuation) {
    check("pipe");
    cell.notices().piping(cell, reply);
    reply.whenDone(outcome -> cell.lane().append(new Piped<>(this, outcome, continuation)));
  }

  @Override
  public Timers<A> timers() {
    check("timers");
    return duties().timers();
  }

  @Override
  public Cancellable scheduleOnce(Duration delay, Message<? super A, ?> message) {
    check("scheduleOnce");
    return duties().timers().start("", delay, Duration.ZERO, message);
  }

  @Override
  public Cancellable scheduleAtFixedRate(
      Duration initialDelay, Duration period, Message<? super A, ?> message) {
    check("scheduleAtFixedRate");
    ActorTimers.requirePositive(period);
    return duties().timers().start("", initialDelay, period, message);
  }

  void cancelTimers() {
    Duties<A> known = duties;
    if (known != null) {
      known.cancelTimers();
    }
  }

  /// The life is over.
  void end() {
    Duties<A> known = duties;
    if (known != null) {
      known.end();
    }
    over = true;
    actor = null;
  }

  /// @throws IllegalStateException if the calling thread is not running the actor exclusively, in
  ///   this life
  void check(String what) {
    if (ActorCode.current() != cell || !cell.isCurrent(this)) {
      throw refusal(what);
    }
  }

  private IllegalStateException refusal(String what) {
    ActorCode code = ActorCode.current();
    String caller = "thread '" + Thread.currentThread().getName() + "'";
    String text =
        code instanceof QueryRun && code.cell() == cell
            ? "a query of it, on %s, which may only read. Do it in a message.".formatted(caller)
            : "%s, while the actor is run by %s. Send it a message, or pipe a reply."
                .formatted(caller, cell.threadName());
    return new IllegalStateException(
        "Context.%s of actor %s was called by %s".formatted(what, cell, text));
  }
}
