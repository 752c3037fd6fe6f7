package dev.kameo.spi;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;

/// An actor that gets its messages as data, instead of each message handling itself: it may look at
/// them, answer them in the place of their handlers, or let them go on to an actor it stands for.
///
/// A message is received like it is handled: exclusively, or for a query beside other queries.
public interface Interceptor extends Actor {

  /// Takes a message, in the place of [Message#handle(Object, Context)], and with all that is said
  /// there: what is thrown is a panic, a failed reply that nobody asked for is one too.
  ///
  /// @param isAsked whether somebody wants the answer
  /// @return the answer
  /// @throws Exception anything
  <R> Reply<R> receive(Message<?, R> message, boolean isAsked, Context<?> ctx) throws Exception;

  /// {@return the actor that this one stands for, or itself}. What the context is asked to do in
  /// the actor, like the continuation of a pipe, is done in that one.
  default Actor target() {
    return this;
  }

  /// {@return the class of actor that this one is taken for}, by [dev.kameo.ActorRef#narrow(Class)]
  /// and in texts. Asked once, before the start.
  default Class<?> standsFor() {
    return target().getClass();
  }

  /// Lets a message handle itself.
  ///
  /// @param actor one that the message is for
  /// @param ctx the context of the incarnation it runs in
  /// @throws ClassCastException if the message is for another class of actors
  /// @throws Exception what the handler throws
  @SuppressWarnings("unchecked") // a ref of an A takes only messages for an A
  static <R> Reply<R> proceed(Message<?, R> message, Actor actor, Context<?> ctx) throws Exception {
    return ((Message<Actor, R>) message).handle(actor, (Context<Actor>) ctx);
  }
}
