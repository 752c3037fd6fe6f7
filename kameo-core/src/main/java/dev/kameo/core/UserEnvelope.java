package dev.kameo.core;

import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.spi.Names;
import org.jspecify.annotations.Nullable;

/// A message that nobody waits for an answer to, and the root of those that somebody does.
class UserEnvelope extends ExclusiveEnvelope {

  private final Message<?, ?> message;

  UserEnvelope(Message<?, ?> message) {
    this.message = message;
  }

  final Message<?, ?> message() {
    return message;
  }

  @Override
  public final String label() {
    return labelOf(message);
  }

  static String labelOf(Message<?, ?> message) {
    return Names.of(message.getClass());
  }

  @Override
  final boolean isQuery() {
    return message instanceof Query;
  }

  @Override
  final void run(ActorCell<?> cell) {
    Throwable failure = handle(cell);
    if (failure != null) {
      Poisoned.found(cell, this, failure);
      Hooks.panicked(cell, failure, label());
    }
  }

  /// Calls the handler and passes on its answer.
  ///
  /// @param code who runs it
  /// @return the failure that is a panic of the actor, or `null`
  final @Nullable Throwable handle(ActorCode code) {
    Incarnation<?> life = code.cell().incarnation();
    code.cell().notices().handling(code.cell(), message);
    SlowHandlerEvent slow = new SlowHandlerEvent();
    slow.begin();
    try {
      begins(code);
      Reply<?> reply = life.handle(message, isAsked());
      if (reply == null) {
        throw new NullPointerException(
            label() + " returned null. Return Reply.done() or Reply.of(value).");
      }
      return answered(code.cell(), life, reply);
    } catch (Throwable thrown) {
      failed(code.cell(), thrown);
      return thrown;
    } finally {
      slow.ended(code.cell(), this);
    }
  }

  /// {@return whether somebody wants the answer}
  boolean isAsked() {
    return false;
  }

  /// The handler is about to run.
  void begins(ActorCode code) {}

  /// The handler has answered.
  ///
  /// @return an error that nobody had asked for, which is a panic, or `null`
  @SuppressWarnings("ReferenceEquality") // a short cut for the one that is always the same
  @Nullable Throwable answered(ActorCell<?> cell, Incarnation<?> life, Reply<?> reply) {
    if (reply == Reply.done()) {
      return null;
    }
    UnaskedError error = new UnaskedError();
    if (reply.isDone()) {
      reply.whenDone(error);
      return error.found();
    }
    reply.whenDone(outcome -> {
      error.accept(outcome);
      Throwable found = error.found();
      if (found != null) {
        cell.lane().append(new LateFailure(life, found, this));
      }
    });
    return null;
  }

  /// The handler has thrown.
  void failed(ActorCell<?> cell, Throwable thrown) {}

  @Override
  final void bounce(ActorCell<?> cell) {
    cell.notices().dropped(cell, message);
    giveBack(cell);
  }

  /// The message will not be handled.
  void giveBack(ActorCell<?> cell) {
    Ending end = cell.ending();
    if (end != null) {
      end.undelivered(message);
    }
  }
}
