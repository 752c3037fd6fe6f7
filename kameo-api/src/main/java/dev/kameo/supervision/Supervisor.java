package dev.kameo.supervision;

import dev.kameo.Actor;
import dev.kameo.ActorFactory;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Directive;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.supervision.ChildRefusedException.Why;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// An actor that does nothing but supervise: the inner node of a tree that is declared, or the
/// parent of children that come and go. OTP's supervisor.
///
/// ```java
/// ActorRef<Supervisor> shop =
///     system.spawn(
///         Supervisor.of(
///             SupervisionStrategy.restForOne(),
///             ActorSpec.of(Ledger::new).name("ledger").restart(RestartPolicy.PERMANENT),
///             ActorSpec.of(Till::new).name("till").restart(RestartPolicy.PERMANENT)));
/// ```
///
/// It spawns the children that are declared in their order, each when the one before it has
/// started. When one cannot start, the supervisor cannot either, with that cause, and those that
/// have started are stopped, the youngest first. More children come with [StartChild].
///
/// When a child has stopped and its restart policy does not bring it back, its spec is kept, so
/// that [RestartChild] can start it again, until [DeleteChild]. That of a [RestartPolicy#TEMPORARY]
/// child is not, nor is any with the strategy [SupervisionStrategy#simpleOneForOne()], nor is that
/// of a child that [StartChild] could not start. What has come with messages is forgotten when the
/// supervisor itself is restarted.
///
/// It never waits in a message: while children start, stop or are restarted it answers others. What
/// it refuses fails the reply with a [ChildRefusedException]; where nobody asked, that is logged
/// and the supervisor goes on.
public final class Supervisor implements Actor {

  private final Context<Supervisor> ctx;
  private final Plan plan;
  private final Roster roster;

  private Supervisor(Context<Supervisor> ctx, Plan plan) {
    this.ctx = ctx;
    this.plan = plan;
    this.roster = new Roster(ctx, !plan.isSimple());
  }

  /// {@return a supervisor with this strategy and these first children, to be given a name, a
  /// restart policy and more, and to be spawned}
  ///
  /// The restart policy of each child is what its spec says, [RestartPolicy#TEMPORARY] unless it
  /// says otherwise.
  ///
  /// @throws IllegalArgumentException if two of them have the same name, or one is significant and
  ///   the strategy has no use for that
  public static ActorSpec<Supervisor> of(SupervisionStrategy strategy, ActorSpec<?>... children) {
    return ActorSpec.with(new Plan(strategy, List.of(children)));
  }

  static boolean isSupervisor(ActorSpec<?> spec) {
    return spec.factory() instanceof Plan;
  }

  /// Starts one more child, the youngest. Answered with it when it has started; fails as its start
  /// does, and with [Why#ALREADY_STARTED] or [Why#ALREADY_PRESENT] if there is a child of its name.
  ///
  /// @param spec what it is spawned from
  public record StartChild<C extends Actor>(ActorSpec<C> spec)
      implements Message<Supervisor, ActorRef<C>> {
    @Override
    public Reply<ActorRef<C>> handle(Supervisor supervisor, Context<Supervisor> ctx) {
      return answer(() -> supervisor.start(spec));
    }
  }

  /// Stops a child for good, as its [Shutdown] says, whatever it is doing; with OTP's name,
  /// `terminate_child`. Answered when it has stopped, with the reason; at once if it has already.
  /// Fails with [Why#NOT_FOUND].
  ///
  /// @param child the child
  public record StopChild(ActorRef<?> child) implements Message<Supervisor, StopReason> {
    @Override
    public Reply<StopReason> handle(Supervisor supervisor, Context<Supervisor> ctx) {
      return answer(() -> supervisor.stop(child));
    }
  }

  /// Starts a child again that has stopped, from its spec and in its place among the others: as
  /// another actor, with which it is answered when that has started. The ref of the one before
  /// still names the child to the supervisor, until the next time. When it cannot start the reply
  /// fails as its start does, and the spec is kept. It does not count as a restart.
  ///
  /// Fails with [Why#NOT_FOUND], [Why#RUNNING], [Why#RESTARTING], [Why#STOPPING] or
  /// [Why#NOT_SUPPORTED].
  ///
  /// @param child the child as it was
  public record RestartChild<C>(ActorRef<C> child) implements Message<Supervisor, ActorRef<C>> {
    @Override
    public Reply<ActorRef<C>> handle(Supervisor supervisor, Context<Supervisor> ctx) {
      return answer(() -> supervisor.restart(child));
    }
  }

  /// Forgets a child that has stopped. Fails with [Why#NOT_FOUND], [Why#RUNNING], [Why#RESTARTING],
  /// [Why#STOPPING] or [Why#NOT_SUPPORTED].
  ///
  /// @param child the child as it was
  public record DeleteChild(ActorRef<?> child) implements Message<Supervisor, Void> {
    @Override
    public Reply<Void> handle(Supervisor supervisor, Context<Supervisor> ctx) {
      return answer(() -> supervisor.delete(child));
    }
  }

  /// Finds the child of a name; when it has stopped, the one that it was. Fails with
  /// [Why#NOT_FOUND], and with an [IllegalArgumentException] if the child is not a `C`.
  ///
  /// @param name as in its spec
  /// @param type what it is
  public record FindChild<C>(String name, Class<C> type) implements Query<Supervisor, ActorRef<C>> {
    @Override
    public Reply<ActorRef<C>> handle(Supervisor supervisor, Context<Supervisor> ctx) {
      return answer(() -> {
        ActorRef<?> found = supervisor.named(name).ref();
        return found.started().map(_ -> narrow(found));
      });
    }

    private ActorRef<C> narrow(ActorRef<?> started) {
      try {
        return started.narrow(type);
      } catch (InterruptedException e) {
        throw new AssertionError("waited for the start of " + started, e);
      }
    }
  }

  /// Lists the children in their order, the oldest first: those too that have stopped and whose
  /// specs are kept.
  public record WhichChildren() implements Query<Supervisor, List<ChildInfo>> {
    @Override
    public Reply<List<ChildInfo>> handle(Supervisor supervisor, Context<Supervisor> ctx) {
      return Reply.of(supervisor.roster.list());
    }
  }

  /// Counts the children.
  public record CountChildren() implements Query<Supervisor, ChildCount> {
    @Override
    public Reply<ChildCount> handle(Supervisor supervisor, Context<Supervisor> ctx) {
      return Reply.of(ChildCount.of(supervisor.roster.list()));
    }
  }

  /// A child has stopped for good.
  private record Stopped(ActorRef<?> child) implements Message<Supervisor, Void> {
    @Override
    public Reply<Void> handle(Supervisor supervisor, Context<Supervisor> ctx) {
      supervisor.roster.stopped(child);
      return Reply.done();
    }
  }

  // Hooks

  @Override
  public void onStart() throws InterruptedException {
    for (ActorSpec<?> spec : plan.children()) {
      spawn(spec).started().await();
    }
  }

  /// What a request does wrong is the business of whoever has sent it.
  @Override
  public Directive onPanic(Panic panic) {
    return Directive.resume();
  }

  @Override
  public SupervisionStrategy supervisionStrategy() {
    return plan.strategy();
  }

  // What messages do

  /// {@return the answer, or the error with which a request cannot be granted}
  private static <R> Reply<R> answer(Supplier<Reply<R>> granted) {
    try {
      return granted.get();
    } catch (RuntimeException refused) {
      return Reply.failed(refused);
    }
  }

  private <C extends Actor> ActorRef<C> spawn(ActorSpec<C> spec) {
    ActorRef<C> child = ctx.spawn(spec);
    roster.add(new Member<>(spec, child));
    watch(child);
    return child;
  }

  private void watch(ActorRef<?> child) {
    ctx.watch(child, _ -> new Stopped(child));
  }

  private <C extends Actor> Reply<ActorRef<C>> start(ActorSpec<C> spec) {
    Member<?> other = roster.named(spec.name());
    if (other != null) {
      throw ChildRefusedException.isThere(ctx.self(), other, roster.stateOf(other));
    }
    return started(spawn(spec));
  }

  private Reply<StopReason> stop(ActorRef<?> child) {
    ActorRef<?> living = find(child).ref();
    ctx.stop(living);
    return living.stopped();
  }

  @SuppressWarnings("unchecked") // an actor made from the same spec has the same types
  private <C> Reply<ActorRef<C>> restart(ActorRef<C> child) {
    return respawn(findStopped(child)).map(next -> (ActorRef<C>) next);
  }

  private <C extends Actor> Reply<ActorRef<C>> respawn(Member<C> member) {
    ActorRef<C> next = ctx.spawnInPlaceOf(member.ref(), member.spec());
    roster.replaced(member, member.replace(next));
    watch(next);
    return started(next);
  }

  private static <C extends Actor> Reply<ActorRef<C>> started(ActorRef<C> child) {
    return child.started().map(_ -> child);
  }

  private Reply<Void> delete(ActorRef<?> child) {
    roster.remove(findStopped(child));
    return Reply.done();
  }

  // Who is meant

  private Member<?> find(ActorRef<?> child) {
    Member<?> member = roster.find(child);
    if (member == null) {
      throw ChildRefusedException.notFound(ctx.self(), child.name());
    }
    return member;
  }

  private Member<?> named(String name) {
    Member<?> member = roster.named(name);
    if (member == null) {
      throw ChildRefusedException.notFound(ctx.self(), name);
    }
    return member;
  }

  /// {@return one that can be restarted and deleted by hand}
  private Member<?> findStopped(ActorRef<?> child) {
    if (plan.isSimple()) {
      throw ChildRefusedException.notSupported(ctx.self());
    }
    Member<?> member = find(child);
    ChildState state = roster.stateOf(member);
    if (state != ChildState.STOPPED) {
      throw ChildRefusedException.lives(ctx.self(), member, state);
    }
    return member;
  }

  /// What is declared of a supervisor.
  ///
  /// @param children the first ones, the oldest first
  private record Plan(SupervisionStrategy strategy, List<ActorSpec<?>> children)
      implements ActorFactory<Supervisor> {

    Plan {
      Set<String> names = new HashSet<>();
      for (ActorSpec<?> child : children) {
        strategy.requireFits(child);
        if (!child.name().isEmpty() && !names.add(child.name())) {
          throw new IllegalArgumentException(
              "Two children have the name '%s'. Choose another one.".formatted(child.name()));
        }
      }
    }

    boolean isSimple() {
      return strategy.scope() == SupervisionStrategy.Scope.SIMPLE_ONE_FOR_ONE;
    }

    @Override
    public Supervisor create(Context<Supervisor> ctx) {
      return new Supervisor(ctx, this);
    }
  }
}
