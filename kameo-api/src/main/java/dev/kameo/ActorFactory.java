package dev.kameo;

/// Makes an actor from its context. Called by the runtime, inside the actor: an exception is a
/// start failure with that cause.
///
/// @param <A> the actor's type
@FunctionalInterface
public interface ActorFactory<A extends Actor> {

  /// {@return a new actor, never one that was returned before}
  ///
  /// @param ctx the context of this incarnation, valid as long as the actor lives
  /// @throws Exception anything; the actor then ends with [StopReason.StartFailed]
  A create(Context<A> ctx) throws Exception;
}
