package dev.kameo;

/// A message that only reads its actor. Neighbouring queries in a mailbox run concurrently.
///
/// Up to [ActorSpec#maxConcurrentQueries()] queries run at once, never beside a message. A message
/// waits for the queries before it, and queries behind a message wait for it, so the order of the
/// mailbox is kept and nobody starves. A query that panics lets the others finish; then
/// [Actor#onPanic(Panic)] decides.
///
/// A query's handler must not change the actor. Of its context it may use what only reads; see
/// [Context].
///
/// @param <A> the actor, or the protocol, that handles it
/// @param <R> what it is answered with
@FunctionalInterface
public interface Query<A, R> extends Message<A, R> {}
