package dev.kameo.verification;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kameo.Actor;
import dev.kameo.ActorId;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.AskDeadlockException;
import dev.kameo.Context;
import dev.kameo.Directive;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.StopReason;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/// An actor that does what its script says, in its hooks and in its handlers, and keeps a diary
/// that outlives it.
final class Scripted implements Actor {

  /// Something to do inside the actor.
  interface Deed {
    void in(Context<Scripted> ctx) throws Exception;
  }

  /// Something to find out inside the actor.
  interface Question<R> {
    R in(Context<Scripted> ctx) throws Exception;
  }

  /// What the hooks do. For the test's thread until the actor is spawned.
  static final class Script {

    final List<String> diary = new CopyOnWriteArrayList<>();

    private Deed construct = _ -> {};
    private Deed start = _ -> {};
    private Deed stop = _ -> {};
    private Deed undelivered = _ -> {};
    private Supplier<SupervisionStrategy> strategy = SupervisionStrategy::oneForOne;
    private Function<Panic, Directive> panic = _ -> Directive.stop();
    private Function<StopReason, Directive> linkDied =
        reason -> reason.isNormal() ? Directive.resume() : Directive.stop();

    Script construct(Deed deed) {
      construct = deed;
      return this;
    }

    Script onStart(Deed deed) {
      start = deed;
      return this;
    }

    Script onStop(Deed deed) {
      stop = deed;
      return this;
    }

    Script onUndelivered(Deed deed) {
      undelivered = deed;
      return this;
    }

    Script onPanic(Function<Panic, Directive> decision) {
      panic = decision;
      return this;
    }

    Script onLinkDied(Function<StopReason, Directive> decision) {
      linkDied = decision;
      return this;
    }

    Script strategy(SupervisionStrategy strategy) {
      return strategy(() -> strategy);
    }

    Script strategy(Supplier<SupervisionStrategy> asked) {
      strategy = asked;
      return this;
    }

    /// {@return a spec of one that is restarted, and writes down its starts}
    ActorSpec<Scripted> spec(RestartPolicy policy) {
      Deed deed = start;
      start =
          ctx -> {
            diary.add("start");
            deed.in(ctx);
          };
      return spec().restart(policy);
    }

    ActorSpec<Scripted> spec() {
      return ActorSpec.with(ctx -> {
        construct.in(ctx);
        return new Scripted(this, ctx);
      });
    }
  }

  /// Writes into the diary.
  record Note(String text) implements Message<Scripted, Void> {
    @Override
    public Reply<Void> handle(Scripted actor, Context<Scripted> ctx) {
      actor.script.diary.add(text);
      return Reply.done();
    }
  }

  /// Writes into the diary, as a query.
  record Look(String text) implements Query<Scripted, Void> {
    @Override
    public Reply<Void> handle(Scripted actor, Context<Scripted> ctx) {
      actor.script.diary.add(text);
      return Reply.done();
    }
  }

  /// Does something.
  record Do(Deed deed) implements Message<Scripted, Void> {
    @Override
    public Reply<Void> handle(Scripted actor, Context<Scripted> ctx) throws Exception {
      deed.in(ctx);
      return Reply.done();
    }
  }

  /// Does something, as a query.
  record Peek(Deed deed) implements Query<Scripted, Void> {
    @Override
    public Reply<Void> handle(Scripted actor, Context<Scripted> ctx) throws Exception {
      deed.in(ctx);
      return Reply.done();
    }
  }

  /// Answers with what somebody has promised.
  record Owe(ReplyPromise<Void> promise) implements Message<Scripted, Void> {
    @Override
    public Reply<Void> handle(Scripted actor, Context<Scripted> ctx) {
      return promise.reply();
    }
  }

  /// Finds something out.
  record Find<R>(Question<R> question) implements Message<Scripted, R> {
    @Override
    public Reply<R> handle(Scripted actor, Context<Scripted> ctx) throws Exception {
      return Reply.of(question.in(ctx));
    }
  }

  private final Script script;
  private final Context<Scripted> ctx;

  private Scripted(Script script, Context<Scripted> ctx) {
    this.script = script;
    this.ctx = ctx;
  }

  /// {@return a message that stands at the gate until it is open}
  static Do pass(Gate gate) {
    return new Do(_ -> gate.pass());
  }

  /// Spawns a child, and waits until it has started.
  static ActorRef<Scripted> spawn(ActorRef<Scripted> parent, ActorSpec<Scripted> spec)
      throws InterruptedException {
    ActorRef<Scripted> child = parent.ask(new Find<>(ctx -> ctx.spawn(spec))).await();
    child.started().await();
    return child;
  }

  /// {@return a message that throws}
  static Do panic(Exception thrown) {
    return new Do(_ -> {
      throw thrown;
    });
  }

  /// Lets children fail, one after the other, while their parent is in a handler: it learns of all
  /// of them when that is over.
  ///
  /// An ask of one that has failed is refused there, since it could only be answered when the
  /// parent has decided about it; so when it is, the failure has come.
  static void failTogether(ActorRef<Scripted> parent, List<ActorRef<Scripted>> children)
      throws InterruptedException {
    Deed fail =
        _ -> {
          for (ActorRef<Scripted> child : children) {
            child.tell(panic(new IOException("together")));
            Reply<Void> answer = child.ask(new Note("down"));
            assertThrows(AskDeadlockException.class, answer::await);
          }
        };
    parent.ask(new Do(fail)).await();
  }

  @Override
  public void onStart() throws Exception {
    script.start.in(ctx);
  }

  @Override
  public Directive onPanic(Panic panic) {
    script.diary.add("onPanic " + panic);
    return script.panic.apply(panic);
  }

  @Override
  public Directive onLinkDied(ActorId id, StopReason reason) {
    script.diary.add("onLinkDied " + id + " " + reason);
    return script.linkDied.apply(reason);
  }

  @Override
  public void onUndelivered(StopReason reason, List<Message<?, ?>> messages) {
    script.diary.add("onUndelivered " + reason + " " + messages);
    try {
      script.undelivered.in(ctx);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public SupervisionStrategy supervisionStrategy() {
    return script.strategy.get();
  }

  @Override
  public void onStop(StopReason reason) throws Exception {
    script.diary.add("onStop " + reason);
    script.stop.in(ctx);
  }
}
