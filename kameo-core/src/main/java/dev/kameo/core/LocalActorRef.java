package dev.kameo.core;

import dev.kameo.Actor;
import dev.kameo.ActorId;
import dev.kameo.ActorRef;
import dev.kameo.AskDeadlockException;
import dev.kameo.Cancellable;
import dev.kameo.DeadLetter;
import dev.kameo.Delivery;
import dev.kameo.Message;
import dev.kameo.Recipient;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.StreamAdapter;
import dev.kameo.spi.ForwardingRef;
import dev.kameo.spi.Nanos;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The address of an actor in this process. For any thread.
///
/// @param cell the actor
record LocalActorRef<A>(ActorCell<?> cell) implements ActorRef<A> {

  static ActorCell<?> cellOf(ActorRef<?> ref) {
    return switch (ref) {
      case LocalActorRef<?>(ActorCell<?> cell) -> cell;
      case ForwardingRef<?> other -> cellOf(other.ref());
      default ->
          throw new IllegalArgumentException(
              "Not a ref of this implementation: %s. Use refs that a system has returned."
                  .formatted(ref.getClass().getName()));
    };
  }

  @Override
  public void tell(Message<? super A, ?> message) {
    UserEnvelope envelope = new UserEnvelope(Objects.requireNonNull(message, "message"));
    DeadLetter.Cause refused = sendOrWhy(envelope);
    if (refused != null) {
      cell.system().deadLetters().add(cell, message, refused);
    }
  }

  @Override
  public Delivery tryTell(Message<? super A, ?> message) {
    return told(cell.send(new UserEnvelope(Objects.requireNonNull(message, "message"))), message);
  }

  @Override
  public Delivery tell(Message<? super A, ?> message, Duration timeout)
      throws InterruptedException {
    try {
      UserEnvelope envelope = new UserEnvelope(Objects.requireNonNull(message, "message"));
      return told(cell.send(envelope, Nanos.of(timeout)), message);
    } catch (AskDeadlockException e) {
      cell.notices().refused(cell, message, DeadLetter.Cause.WOULD_DEADLOCK);
      return Delivery.MAILBOX_FULL;
    }
  }

  /// The sender is told this.
  private Delivery told(Delivery delivery, Message<?, ?> message) {
    DeadLetter.Cause refused = why(delivery);
    if (refused != null) {
      cell.notices().refused(cell, message, refused);
    }
    return delivery;
  }

  @Override
  public <R> Reply<R> ask(Message<? super A, R> message) {
    return ask(message, cell.spec().replyTimeout());
  }

  @Override
  public <R> Reply<R> ask(Message<? super A, R> message, Duration timeout) {
    AskEnvelope<R> envelope = new AskEnvelope<>(Objects.requireNonNull(message, "message"), cell);
    AskReply<R> reply = envelope.reply();
    DeadLetter.Cause refused = sendOrWhy(envelope);
    if (refused == null) {
      reply.limit(timeout);
    } else {
      cell.notices().refused(cell, message, refused);
      reply.failUndelivered(refused);
    }
    return reply;
  }

  /// Sends a message of a stream, whether there is room or not, and never waits: it may be the
  /// actor's own thread on which the stream goes on.
  <R> Reply<R> feed(Message<? super A, R> message) {
    AskEnvelope<R> envelope = new AskEnvelope<>(Objects.requireNonNull(message, "message"), cell);
    AskReply<R> reply = envelope.reply();
    if (!cell.feed(envelope)) {
      reply.failUndelivered(DeadLetter.Cause.NOT_RUNNING);
    }
    return reply;
  }

  /// Sends the last message of a stream, whether there is room or not.
  void feedLast(Message<? super A, ?> message) {
    if (!cell.feed(new UserEnvelope(Objects.requireNonNull(message, "message")))) {
      cell.system().deadLetters().add(cell, message, DeadLetter.Cause.NOT_RUNNING);
    }
  }

  /// Sends, waiting for room as long as it takes.
  ///
  /// @return why it could not be sent, or `null`
  private DeadLetter.@Nullable Cause sendOrWhy(UserEnvelope envelope) {
    try {
      return why(cell.send(envelope, Long.MAX_VALUE));
    } catch (AskDeadlockException e) {
      return DeadLetter.Cause.WOULD_DEADLOCK;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DeadLetter.Cause.INTERRUPTED;
    }
  }

  private static DeadLetter.@Nullable Cause why(Delivery delivery) {
    return switch (delivery) {
      case DELIVERED -> null;
      case MAILBOX_FULL -> DeadLetter.Cause.MAILBOX_FULL;
      case NOT_RUNNING -> DeadLetter.Cause.NOT_RUNNING;
    };
  }

  @Override
  public Cancellable tellAfter(Duration delay, Message<? super A, ?> message) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay must not be negative: " + delay);
    }
    return LaterTell.start(cell, delay, Objects.requireNonNull(message, "message"));
  }

  @Override
  public void link(ActorRef<?> peer) {
    link(cell, cellOf(peer));
  }

  static void link(ActorCell<?> one, ActorCell<?> other) {
    if (one == other) {
      return;
    }
    one.ties().relations().link(other);
    other.ties().relations().link(one);
    tellIfEnded(one, other);
    tellIfEnded(other, one);
  }

  /// If one has ended, before the link or while it was made, tells the other, perhaps once more: a
  /// notice counts once, and only where the link is known on both sides.
  private static void tellIfEnded(ActorCell<?> one, ActorCell<?> other) {
    StopReason ended = one.ties().relations().ended();
    if (ended != null) {
      other.lane().append(new LinkNotice(one, ended));
    }
  }

  @Override
  public void unlink(ActorRef<?> peer) {
    ActorCell<?> other = cellOf(peer);
    cell.ties().relations().unlink(other);
    other.ties().relations().unlink(cell);
  }

  @Override
  public void stopGracefully() {
    Commands.stopGracefully(cell);
  }

  @Override
  public void kill() {
    Commands.kill(cell);
  }

  @Override
  public boolean isAlive() {
    cell.lane().touched(false);
    return cell.isAccepting();
  }

  @Override
  public Reply<Void> started() {
    return cell.ties().lifeReplies().started();
  }

  @Override
  public Reply<StopReason> stopped() {
    return cell.ties().lifeReplies().stopped();
  }

  @Override
  public ActorId id() {
    return cell.id();
  }

  @Override
  public String name() {
    return cell.name();
  }

  @Override
  public <B> ActorRef<B> narrow(Class<B> type) throws InterruptedException {
    Class<?> actual = cell.actorClass();
    if (actual == null) {
      cell.ties().lifeReplies().started().await();
      actual = Objects.requireNonNull(cell.actorClass());
    }
    if (!type.isAssignableFrom(actual)) {
      throw new IllegalArgumentException(
          "Actor %s is a %s and not a %s. Ask for a type that it has."
              .formatted(cell, actual.getName(), type.getName()));
    }
    return new LocalActorRef<>(cell);
  }

  @Override
  public <T> Recipient<T> recipient(
      Function<? super T, ? extends Message<? super A, ?>> toMessage) {
    return new LocalRecipient<>(this, toMessage);
  }

  @Override
  public <T> Cancellable attach(
      Flow.Publisher<? extends T> publisher, StreamAdapter<? super T, A> adapter) {
    StreamSubscriber<T, A> subscriber = new StreamSubscriber<>(this, adapter);
    publisher.subscribe(subscriber);
    return subscriber;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return switch (other) {
      case LocalActorRef<?> ref -> cell == ref.cell;
      case ForwardingRef<?> ref -> equals(ref.ref());
      case null, default -> false;
    };
  }

  @Override
  public int hashCode() {
    return cell.hashCode();
  }

  @Override
  public String toString() {
    return "ActorRef[" + cell + "]";
  }

  /// {@return the ref of an actor that is known to be an `A`}
  static <A extends Actor> LocalActorRef<A> of(ActorCell<A> cell) {
    return new LocalActorRef<>(cell);
  }
}
