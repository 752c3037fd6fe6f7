package dev.kameo.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorId;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Directive;
import dev.kameo.HandlerException;
import dev.kameo.Message;
import dev.kameo.Outcome;
import dev.kameo.Panic;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.StopReason;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// One actor that something happens to, with one message of each kind in flight, waiting and to
/// come; and what becomes of each of them.
///
/// The actor is in the handler of the one in flight, which stands at a gate, while the others come
/// into its mailbox. Then it happens, and the gate opens.
final class Fates {

  /// Where a message is when it happens.
  enum Kind {
    TOLD_IN_FLIGHT,
    ASKED_IN_FLIGHT,
    TOLD,
    ASKED,
    TICK,
    PIPED,
    WATCH,
    LINK,
    TOLD_LATER,
    ASKED_LATER
  }

  /// What happens.
  ///
  /// @param restart the policy of the actor
  /// @param directive what its onPanic decides
  /// @param strategy what its parent says
  /// @param end how the handler of the message in flight ends, when the gate has opened
  /// @param outside what others do before that
  record Cause(
      RestartPolicy restart,
      Directive directive,
      SupervisionStrategy strategy,
      Answer end,
      Outside outside) {

    Cause outside(Outside other) {
      return new Cause(restart, directive, strategy, end, other);
    }

    Cause strategy(SupervisionStrategy other) {
      return new Cause(restart, directive, other, end, outside);
    }
  }

  interface Answer {
    Reply<Void> in(Context<Target> ctx) throws Exception;
  }

  interface Outside {
    void happen(Fates fates) throws InterruptedException;
  }

  private static final String HANDLED = "handled";

  /// Long enough for a command to come to an actor whose handler hides that it has.
  private static final Duration ON_ITS_WAY = Duration.ofMillis(300);

  private final World world;
  private final Cause cause;
  private final boolean isAsked;
  private final Gate gate = new Gate();
  private final AtomicInteger decisions = new AtomicInteger();
  private final AtomicInteger lives = new AtomicInteger();
  private final Map<Kind, String> seen = new ConcurrentHashMap<>();
  private final Map<Kind, Outcome<Void>> answers = new ConcurrentHashMap<>();
  private final ReplyPromise<Void> piped = Reply.promise();
  private volatile boolean isInterrupted;

  private final ActorRef<Parent> parent;
  private final ActorRef<Target> target;
  private final ActorRef<Scripted> sibling;

  Fates(World world, Cause cause, boolean isAsked) throws InterruptedException {
    this.world = world;
    this.cause = cause;
    this.isAsked = isAsked;
    this.parent = world.system().spawn(ActorSpec.of(() -> new Parent(this)).name("parent"));
    this.target =
        parent
            .ask(new Parent.Spawn<>(ActorSpec.of(() -> new Target(this)).restart(cause.restart())))
            .await();
    this.sibling =
        parent
            .ask(new Parent.Spawn<>(new Scripted.Script().spec().restart(RestartPolicy.PERMANENT)))
            .await();
    target.started().await();
    sibling.started().await();
  }

  ActorRef<Target> target() {
    return target;
  }

  ActorRef<Parent> parent() {
    return parent;
  }

  /// Lets the sibling fail, and waits until the parent has acted on that.
  void failSibling() throws InterruptedException {
    sibling.tell(Scripted.panic(new Oops()));
    world.awaitUntil(() -> decisions.get() > 0);
    parent.ask(new Parent.Nod()).await();
  }

  /// Kills the actor, and waits until its handler has heard of it.
  void kill() throws InterruptedException {
    target.kill();
    world.awaitUntil(() -> isInterrupted);
  }

  /// Closes the system; meanwhile a timer opens the gate.
  void closeSystem() {
    world.after(ON_ITS_WAY, gate::open);
    world.close();
  }

  /// Lets the parent end, and waits until it has told the actor to stop.
  void endParent(Consumer<ActorRef<Parent>> how) throws InterruptedException {
    how.accept(parent);
    world.awaitUntil(() -> !target.isAlive());
    world.elapse(ON_ITS_WAY);
  }

  /// Lets it happen, and waits until it is over.
  Map<Kind, String> run() throws InterruptedException {
    ActorRef<Scripted> watched = world.system().spawn(new Scripted.Script().spec());
    ActorRef<Scripted> linked = world.system().spawn(new Scripted.Script().spec());
    target.link(linked);
    begin(watched);
    world.await(gate.reached());
    fillMailbox(watched, linked);
    cause.outside().happen(this);
    if (!world.system().isClosed()) {
      world.elapse(Duration.ofMillis(5)); // so that it has come, though the handler hides it
      gate.open();
      settle();
    }
    target.tell(new Item(this, Kind.TOLD_LATER));
    ask(Kind.ASKED_LATER, new Item(this, Kind.ASKED_LATER));
    return fates();
  }

  private void begin(ActorRef<Scripted> watched) throws InterruptedException {
    target.ask(new Prepare(this, watched)).await();
    if (isAsked) {
      ask(Kind.ASKED_IN_FLIGHT, new InFlight(this, Kind.ASKED_IN_FLIGHT));
    } else {
      target.tell(new InFlight(this, Kind.TOLD_IN_FLIGHT));
    }
  }

  private void fillMailbox(ActorRef<Scripted> watched, ActorRef<Scripted> linked)
      throws InterruptedException {
    target.tell(new Item(this, Kind.TOLD));
    ask(Kind.ASKED, new Item(this, Kind.ASKED));
    piped.complete(null);
    watched.stopGracefully();
    linked.stopGracefully();
    world.elapse(Duration.ofMillis(5));
    String path = target.name();
    world.awaitUntil(() -> world.system().tree().find(path).orElseThrow().waiting() == 6);
  }

  private void ask(Kind kind, Message<Target, Void> message) {
    target.ask(message).whenDone(outcome -> answers.put(kind, outcome));
  }

  /// Waits until the actor has stopped, or has gone on in the life that it has then.
  private void settle() throws InterruptedException {
    if (isGoingOn()) {
      target.ask(new Nothing()).await();
    } else {
      target.stopped().await();
    }
  }

  private boolean isGoingOn() throws InterruptedException {
    world.awaitUntil(() -> !target.isAlive() || answers.containsKey(Kind.ASKED));
    return target.isAlive();
  }

  private Map<Kind, String> fates() throws InterruptedException {
    if (!world.system().isClosed()) {
      int expected = isAsked ? 3 : 2;
      world.awaitUntil(() -> answers.size() == expected);
    }
    if (target.isAlive()) {
      target.ask(new Nothing()).await();
    }
    Map<Kind, String> fates = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      if (kind != (isAsked ? Kind.TOLD_IN_FLIGHT : Kind.ASKED_IN_FLIGHT)) {
        fates.put(kind, fate(kind));
      }
    }
    return fates;
  }

  private String fate(Kind kind) {
    List<String> found = new ArrayList<>();
    if (answers.get(kind) instanceof Outcome.Failure<Void>(var error)) {
      found.add("`" + error.getClass().getSimpleName() + "`");
      if (error instanceof HandlerException) {
        assertEquals(Oops.class, error.getCause().getClass());
      }
    } else if (seen.containsKey(kind)) {
      found.add(seen.get(kind));
    }
    for (Message<?, ?> message : world.deadMessages()) {
      if (message instanceof Item(Fates of, Kind dead) && of == this && dead == kind) {
        found.add("dead letter");
      }
      if (message instanceof InFlight(Fates of, Kind dead) && of == this && dead == kind) {
        found.add("dead letter");
      }
    }
    return found.isEmpty() ? "gone" : String.join(" and ", found);
  }

  private void passGate() throws InterruptedException {
    try {
      gate.pass();
    } catch (InterruptedException e) {
      isInterrupted = true;
      throw e;
    }
  }

  private void saw(Kind kind) {
    String before = seen.put(kind, lives.get() == 1 ? HANDLED : "next life");
    assertEquals(null, before, "nothing comes twice");
  }

  /// What a handler of the actor throws, or fails with.
  static final class Oops extends Exception {
    private static final long serialVersionUID = 1;
  }

  /// A parent that says what its strategy is.
  static final class Parent implements Actor {

    private final Fates fates;

    Parent(Fates fates) {
      this.fates = fates;
    }

    @Override
    public SupervisionStrategy supervisionStrategy() {
      fates.decisions.incrementAndGet();
      return fates.cause.strategy();
    }

    record Spawn<C extends Actor>(ActorSpec<C> spec) implements Message<Parent, ActorRef<C>> {
      @Override
      public Reply<ActorRef<C>> handle(Parent parent, Context<Parent> ctx) {
        return Reply.of(ctx.spawn(spec));
      }
    }

    record Nod() implements Message<Parent, Void> {
      @Override
      public Reply<Void> handle(Parent parent, Context<Parent> ctx) {
        return Reply.done();
      }
    }

    record Dismiss(ActorRef<?> child) implements Message<Parent, Void> {
      @Override
      public Reply<Void> handle(Parent parent, Context<Parent> ctx) {
        ctx.stop(child);
        return Reply.done();
      }
    }
  }

  /// The actor that it happens to.
  static final class Target implements Actor {

    private final Fates fates;

    Target(Fates fates) {
      this.fates = fates;
    }

    @Override
    public void onStart() {
      fates.lives.incrementAndGet();
    }

    @Override
    public Directive onPanic(Panic panic) {
      fates.seen.put(Kind.TOLD_IN_FLIGHT, "a panic");
      return fates.cause.directive();
    }

    @Override
    public Directive onLinkDied(ActorId id, StopReason reason) {
      fates.saw(Kind.LINK);
      return Directive.resume();
    }
  }

  /// Begins what will come back later: a timer, a pipe, a watch.
  private record Prepare(Fates fates, ActorRef<Scripted> watched) implements Message<Target, Void> {
    @Override
    public Reply<Void> handle(Target target, Context<Target> ctx) {
      ctx.watch(watched, _ -> new Item(fates, Kind.WATCH));
      ctx.pipe(fates.piped.reply(), (_, _) -> fates.saw(Kind.PIPED));
      return Reply.done();
    }
  }

  private record InFlight(Fates fates, Kind kind) implements Message<Target, Void> {
    @Override
    public Reply<Void> handle(Target target, Context<Target> ctx) throws Exception {
      ctx.scheduleOnce(Duration.ofNanos(1), new Item(fates, Kind.TICK));
      fates.passGate();
      Reply<Void> answer = fates.cause.end().in(ctx);
      fates.saw(kind);
      return answer;
    }
  }

  private record Item(Fates fates, Kind kind) implements Message<Target, Void> {
    @Override
    public Reply<Void> handle(Target target, Context<Target> ctx) {
      fates.saw(kind);
      return Reply.done();
    }
  }

  private record Nothing() implements Message<Target, Void> {
    @Override
    public Reply<Void> handle(Target target, Context<Target> ctx) {
      return Reply.done();
    }
  }
}
