package dev.kameo.core;

import dev.kameo.ActorPanickedException;
import dev.kameo.Message;
import dev.kameo.Reply;
import org.jspecify.annotations.Nullable;

/// A message whose sender wants the answer.
final class AskEnvelope<R> extends UserEnvelope {

  private final AskReply<R> reply;

  AskEnvelope(Message<?, R> message, ActorCell<?> cell) {
    super(message);
    this.reply = new AskReply<>(cell, this);
  }

  AskReply<R> reply() {
    return reply;
  }

  @Override
  boolean isAsked() {
    return true;
  }

  @Override
  void begins(ActorCode code) {
    reply.begins(code);
  }

  @Override
  @SuppressWarnings("unchecked") // the handler of a Message<A, R> returns a Reply<R>
  @Nullable Throwable answered(ActorCell<?> cell, Incarnation<?> life, Reply<?> answer) {
    reply.follow((Reply<R>) answer);
    if (!reply.isDone()) {
      LostPromise.watch(cell, reply);
      WaitCycle.breakAfterPassingOn(reply);
    }
    return null;
  }

  @Override
  void failed(ActorCell<?> cell, Throwable thrown) {
    if (cell.isKilled()) {
      reply.failStopped();
    } else {
      reply.fail(
          new ActorPanickedException(
              "Actor %s panicked in %s (%s). See the cause; the actor's onPanic decides what becomes of it."
                  .formatted(cell, label(), thrown.getClass().getSimpleName()),
              thrown));
    }
  }

  @Override
  void giveBack(ActorCell<?> cell) {
    reply.failStopped();
  }
}
