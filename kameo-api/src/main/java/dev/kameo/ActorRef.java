package dev.kameo;

import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.function.Function;

/// The address of an actor: the only way to reach it, from any thread. Two refs are equal when they
/// name the same actor of the same system; a ref stays good across restarts, and does not keep its
/// actor running.
///
/// Messages from one sender to one actor are handled in the order they were sent. Sending
/// happens-before handling.
///
/// @param <A> the actor's type, or a protocol it implements
public interface ActorRef<A> {

  /// Sends a message and does not wait for an answer. Never throws for an actor that is gone, or a
  /// mailbox that stays full: the message becomes a dead letter.
  ///
  /// When the mailbox is full, it waits for room. Where this wait would close a cycle of actors
  /// waiting for each other, or the thread is interrupted, the message becomes a dead letter at
  /// once.
  void tell(Message<? super A, ?> message);

  /// Sends a message if there is room, without waiting.
  ///
  /// @return what became of it; a message that is not [Delivery#DELIVERED] is the caller's still
  ///   and no dead letter
  Delivery tryTell(Message<? super A, ?> message);

  /// Sends a message, waiting for room at most that long.
  ///
  /// @return what became of it, as for [#tryTell(Message)]
  /// @throws InterruptedException if interrupted while waiting; the message was not taken
  Delivery tell(Message<? super A, ?> message, Duration timeout) throws InterruptedException;

  /// Sends a message and returns its answer to come. Never throws: whatever goes wrong fails the
  /// reply. Waits for room as [#tell(Message)] does. The answer may take as long as
  /// [ActorSpec#replyTimeout()] says.
  <R> Reply<R> ask(Message<? super A, R> message);

  /// Sends a message and returns its answer to come, which fails with [ReplyTimeoutException] when
  /// it takes longer than the timeout, counted from now.
  <R> Reply<R> ask(Message<? super A, R> message, Duration timeout);

  /// Sends a message after a while. When there is no room then, it is a dead letter.
  ///
  /// @return cancels it
  /// @throws IllegalArgumentException if the delay is negative
  Cancellable tellAfter(Duration delay, Message<? super A, ?> message);

  /// Links two actors: when one ends, for whatever reason, the other's [Actor#onLinkDied(ActorId,
  /// StopReason)] decides. If one has ended already the other is told at once. Linking twice is
  /// linking once; linking with oneself does nothing.
  void link(ActorRef<?> peer);

  /// Undoes [#link(ActorRef)]. A notice that is already in a mailbox is not seen any more.
  void unlink(ActorRef<?> peer);

  /// Asks the actor to stop: what is in its mailbox is handled, what comes later is refused. Does
  /// nothing when it is stopping already.
  ///
  /// An actor that its parent restarts even then ([dev.kameo.supervision.RestartPolicy#PERMANENT])
  /// refuses nothing: what comes later is for its next incarnation. [Context#stop(ActorRef)] stops
  /// it for good.
  void stopGracefully();

  /// Ends the actor now: interrupts its handlers where the scheduler can, and drops its mailbox.
  /// Does nothing when it has stopped; once more, it interrupts again what still runs, and does
  /// nothing else.
  ///
  /// An actor that its parent restarts after that keeps its mailbox, and only this incarnation
  /// ends; between two incarnations there is nothing to kill, and the restart goes on.
  void kill();

  /// {@return whether it takes messages, also while it is restarted: false as soon as it has been
  /// asked to stop, or ends, for good}
  boolean isAlive();

  /// {@return completes when the actor has started for the first time; fails with
  /// [StartFailedException] and the start's own cause}
  Reply<Void> started();

  /// {@return completes with the reason when the actor has stopped for good, after
  /// [Actor#onStop(StopReason)] and never before; a restart is no stop}
  Reply<StopReason> stopped();

  /// {@return its identity within the system}
  ActorId id();

  /// {@return its path: the names of its ancestors and its own, separated by slashes}
  String name();

  /// Sees the actor through another type.
  ///
  /// @throws IllegalArgumentException if the actor is not a `B`
  /// @throws InterruptedException if interrupted while waiting for the actor to start, before which
  ///   nobody can tell its class
  <B> ActorRef<B> narrow(Class<B> type) throws InterruptedException;

  /// {@return a handle that takes `T`s and hides the actor's type}
  ///
  /// @param toMessage makes the message, on the sender's thread
  <T> Recipient<T> recipient(Function<? super T, ? extends Message<? super A, ?>> toMessage);

  /// Feeds the actor from a publisher, with back pressure: the next item is requested when the one
  /// before has been handled. The subscription is cancelled when the actor ends.
  ///
  /// @param toMessage makes the message for an item
  /// @return cancels the subscription
  default <T> Cancellable attach(
      Flow.Publisher<? extends T> publisher,
      Function<? super T, ? extends Message<? super A, ?>> toMessage) {
    return attach(publisher, StreamAdapter.items(toMessage));
  }

  /// Feeds the actor from a publisher, with back pressure, and tells it of the end too.
  ///
  /// @param adapter makes the messages
  /// @return cancels the subscription
  <T> Cancellable attach(
      Flow.Publisher<? extends T> publisher, StreamAdapter<? super T, A> adapter);
}
