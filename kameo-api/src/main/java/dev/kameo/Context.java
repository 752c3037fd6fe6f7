package dev.kameo;

import dev.kameo.supervision.ChildState;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// What an actor can do beyond its own state: one for each incarnation of an actor.
///
/// Who may call what is checked. [#self()], [#system()], [#clock()], [#random()] and
/// [#loggerName()] answer any thread. [#children()] and [#childState(ActorRef)] answer the actor's
/// handlers, hooks and queries. Everything else is for handlers and hooks alone: a query, which
/// only reads, is refused, and so is a thread that is not running the actor, with an
/// [IllegalStateException] that names the actor and both threads. Results of foreign threads come
/// back with [#pipe(Reply, Continuation)] or as messages.
///
/// @param <A> the actor
public interface Context<A> {

  /// {@return the actor itself}
  ActorRef<A> self();

  /// {@return the system it lives in}
  ActorSystem system();

  /// Spawns a child, which lives no longer than this actor.
  ///
  /// @see ActorSystem#spawn(Supplier)
  <C extends Actor> ActorRef<C> spawn(Supplier<? extends C> factory);

  /// Spawns a child whose constructor takes its context.
  ///
  /// @see ActorSystem#spawnWith(ActorFactory)
  <C extends Actor> ActorRef<C> spawnWith(ActorFactory<C> factory);

  /// Spawns a child with more choices.
  ///
  /// @throws IllegalArgumentException if it is significant and this actor's strategy has no use for
  ///   that; while the constructor runs that cannot be known, and fails the start later
  /// @see ActorSystem#spawn(ActorSpec)
  <C extends Actor> ActorRef<C> spawn(ActorSpec<C> spec);

  /// Spawns a child in the place among its siblings that another one had, which has stopped: for
  /// strategies, and when all children stop, it counts as spawned when that one was. It is another
  /// actor, with another id.
  ///
  /// @param former the one that has stopped
  /// @throws IllegalArgumentException if that one is not a child of this actor
  /// @throws IllegalStateException if that one has not stopped
  /// @see ActorSystem#spawn(ActorSpec)
  <C extends Actor> ActorRef<C> spawnInPlaceOf(ActorRef<?> former, ActorSpec<C> spec);

  /// Stops a child for good, whatever its restart policy, as its [dev.kameo.supervision.Shutdown]
  /// says. Does not wait for it; does nothing when it has stopped already.
  ///
  /// @throws IllegalArgumentException if it is not a child of this actor
  void stop(ActorRef<?> child);

  /// {@return the children that have not stopped, those that are being restarted too, in the order
  /// they were spawned}
  List<ActorRef<?>> children();

  /// {@return what a child is doing}
  ///
  /// @throws IllegalArgumentException if it is not a child of this actor
  ChildState childState(ActorRef<?> child);

  /// Stops this actor after the current message. What is still in the mailbox is not handled.
  void stop();

  /// Sends a message to this actor when the other one has ended, at once if it has ended already,
  /// and behind everything it had sent to this actor. Watching again replaces the message; watching
  /// oneself does nothing.
  void watch(ActorRef<?> ref, Function<? super StopReason, ? extends Message<? super A, ?>> notice);

  /// Stops watching. A notice that is already in the mailbox is not seen any more.
  ///
  /// @return whether it was watched
  boolean unwatch(ActorRef<?> ref);

  /// Brings a result back into the actor: when the reply is complete, the continuation runs like a
  /// message handler, exclusively. It never reaches a later incarnation, nor an actor that has
  /// stopped. What it throws is a panic.
  <T> void pipe(Reply<T> reply, Continuation<? super A, T> continuation);

  /// {@return the named timers}
  Timers<A> timers();

  /// Sends a message to this actor once, after the delay.
  ///
  /// @return cancels it
  /// @throws IllegalArgumentException if the delay is negative
  Cancellable scheduleOnce(Duration delay, Message<? super A, ?> message);

  /// Sends a message to this actor again and again. A tick that is still waiting in the mailbox
  /// when the next one is due counts for both.
  ///
  /// @param initialDelay before the first
  /// @param period between one and the next
  /// @return cancels it
  /// @throws IllegalArgumentException if the delay is negative or the period not positive
  Cancellable scheduleAtFixedRate(
      Duration initialDelay, Duration period, Message<? super A, ?> message);

  /// {@return the time, as the scheduler has it}
  Clock clock();

  /// {@return a source of randomness, as the scheduler has it; ask for it anew each time}
  RandomGenerator random();

  /// {@return the name of a logger for this actor: `dev.kameo.actor.` and the class of the actor}
  String loggerName();

  /// What to do with a result that was piped.
  ///
  /// @param <A> the actor
  /// @param <T> the result's type
  @FunctionalInterface
  interface Continuation<A, T> {

    /// Takes the result, with the actor to itself.
    ///
    /// @throws Exception anything; it is a panic of the actor
    void resume(A actor, Outcome<T> outcome) throws Exception;
  }
}
