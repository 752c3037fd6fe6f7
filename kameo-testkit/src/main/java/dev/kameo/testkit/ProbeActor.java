package dev.kameo.testkit;

import dev.kameo.ActorId;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Directive;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.spi.Interceptor;
import org.jspecify.annotations.Nullable;

/// The actor behind a probe: keeps what comes, and does what the test tells it to.
final class ProbeActor implements Interceptor {

  /// Something the test has the probe do, in its turn.
  @FunctionalInterface
  interface Deed {
    void in(ProbeActor actor) throws Exception;
  }

  /// An order of the test.
  ///
  /// @param deed what to do
  record Order(Deed deed) implements Message<ProbeActor, Void> {
    @Override
    public Reply<Void> handle(ProbeActor actor, Context<ProbeActor> ctx) throws Exception {
      deed.in(actor);
      return Reply.done();
    }
  }

  /// The end of an actor it watches.
  ///
  /// @param actor who has ended
  /// @param reason why
  private record Gone(ActorId actor, StopReason reason) implements Message<ProbeActor, Void> {
    @Override
    public Reply<Void> handle(ProbeActor probe, Context<ProbeActor> ctx) {
      probe.mail.add(new Arrival.Ended(actor, reason, Arrival.Ended.How.WATCHED));
      return Reply.done();
    }
  }

  private final ProbeMail mail;
  private final Class<?> type;
  private final Context<ProbeActor> ctx;
  private @Nullable Throwable crash;

  ProbeActor(ProbeMail mail, Class<?> type, Context<ProbeActor> ctx) {
    this.mail = mail;
    this.type = type;
    this.ctx = ctx;
  }

  @Override
  @SuppressWarnings("unchecked") // the test answers, and is checked when it does
  public <R> Reply<R> receive(Message<?, R> message, boolean isAsked, Context<?> own)
      throws Exception {
    if (message instanceof Order || message instanceof Gone) {
      return Interceptor.proceed(message, this, own);
    }
    return (Reply<R>) mail.receive(message, isAsked);
  }

  @Override
  public Class<?> standsFor() {
    return type;
  }

  void watch(ActorRef<?> actor) {
    ActorId id = actor.id();
    ctx.watch(actor, reason -> new Gone(id, reason));
  }

  void unwatch(ActorRef<?> actor) {
    ctx.unwatch(actor);
  }

  /// Fails as a handler would.
  void crash(Throwable thrown) throws Exception {
    crash = thrown;
    ProbeActor.<RuntimeException>raise(thrown);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // any throwable is thrown
  private static <T extends Throwable> void raise(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // this very one
  public Directive onPanic(Panic panic) {
    return panic.cause() == crash ? Directive.stop() : Directive.resume();
  }

  @Override
  public Directive onLinkDied(ActorId id, StopReason reason) {
    mail.add(new Arrival.Ended(id, reason, Arrival.Ended.How.LINKED));
    return Directive.resume();
  }
}
