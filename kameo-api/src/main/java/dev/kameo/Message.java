package dev.kameo;

/// A request to an actor: plain data that knows who handles it and what it is answered with.
///
/// Normally a record nested in its actor, where it may touch the actor's private state. `A` needs
/// no bound: a protocol can be an interface, and an `ActorRef<Checking>` takes every `Message<?
/// super Checking, R>`. A message should be immutable; once sent it belongs to the receiver.
///
/// @param <A> the actor, or the protocol, that handles it
/// @param <R> what it is answered with
@FunctionalInterface
public interface Message<A, R> {

  /// Handles this message. Called by the runtime, exclusively: no other handler, query or hook of
  /// the actor runs at the same time.
  ///
  /// Whatever is thrown is a *panic*: the asker gets [ActorPanickedException] and
  /// [Actor#onPanic(Panic)] decides. A domain error is returned, as [Reply#failed(Throwable)]: it
  /// is the asker's business and leaves the actor alone, unless nobody asked, when it is a panic
  /// too.
  ///
  /// @return the answer, which may still be incomplete: a promise, or the reply to a question
  ///   passed on
  /// @throws Exception anything
  Reply<R> handle(A actor, Context<A> ctx) throws Exception;
}
