package dev.kameo.testkit;

import dev.kameo.Actor;
import dev.kameo.ActorId;
import dev.kameo.Context;
import dev.kameo.Directive;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.spi.Interceptor;
import dev.kameo.supervision.SupervisionStrategy;
import java.util.List;

/// An actor that fails where faults strike, and else does what the one behind it does.
final class FaultyActor implements Interceptor {

  private final Actor actor;
  private final Life life;
  private final Injector injector;

  FaultyActor(Actor actor, Life life, Injector injector) {
    this.actor = actor;
    this.life = life;
    this.injector = injector;
  }

  @Override
  public <R> Reply<R> receive(Message<?, R> message, boolean isAsked, Context<?> ctx)
      throws Exception {
    int number = injector.nextMessage(life);
    injector.fail(Fault.PANIC_BEFORE, life, number);
    Reply<R> reply =
        actor instanceof Interceptor other
            ? other.receive(message, isAsked, ctx)
            : Interceptor.proceed(message, actor, ctx);
    injector.fail(Fault.PANIC_AFTER, life, number);
    return reply;
  }

  @Override
  public Actor target() {
    return actor instanceof Interceptor other ? other.target() : actor;
  }

  @Override
  public Class<?> standsFor() {
    return actor instanceof Interceptor other ? other.standsFor() : actor.getClass();
  }

  @Override
  public void onStart() throws Exception {
    actor.onStart();
    injector.started(life);
  }

  @Override
  public Directive onPanic(Panic panic) {
    return actor.onPanic(panic);
  }

  @Override
  public Directive onLinkDied(ActorId id, StopReason reason) {
    return actor.onLinkDied(id, reason);
  }

  @Override
  public void onUndelivered(StopReason reason, List<Message<?, ?>> messages) {
    actor.onUndelivered(reason, messages);
  }

  @Override
  public void onStop(StopReason reason) throws Exception {
    injector.end(life);
    injector.fail(Fault.STOP, life, 1);
    actor.onStop(reason);
  }

  @Override
  public SupervisionStrategy supervisionStrategy() {
    return actor.supervisionStrategy();
  }
}
