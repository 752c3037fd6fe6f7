package dev.kameo.spi;

import dev.kameo.ActorId;
import dev.kameo.ActorRef;
import dev.kameo.Cancellable;
import dev.kameo.Delivery;
import dev.kameo.Message;
import dev.kameo.Recipient;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.StreamAdapter;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A ref that is another one, with more to it: it is taken wherever that one is, and equal to it.
/// For any thread.
///
/// @param <A> the actor
public abstract class ForwardingRef<A> implements ActorRef<A> {

  private final ActorRef<A> ref;

  /// Makes one that is this ref.
  protected ForwardingRef(ActorRef<A> ref) {
    this.ref = Objects.requireNonNull(ref, "ref");
  }

  /// {@return the plain ref}
  public final ActorRef<A> ref() {
    return ref;
  }

  @Override
  public final void tell(Message<? super A, ?> message) {
    ref.tell(message);
  }

  @Override
  public final Delivery tryTell(Message<? super A, ?> message) {
    return ref.tryTell(message);
  }

  @Override
  public final Delivery tell(Message<? super A, ?> message, Duration timeout)
      throws InterruptedException {
    return ref.tell(message, timeout);
  }

  @Override
  public final <R> Reply<R> ask(Message<? super A, R> message) {
    return ref.ask(message);
  }

  @Override
  public final <R> Reply<R> ask(Message<? super A, R> message, Duration timeout) {
    return ref.ask(message, timeout);
  }

  @Override
  public final Cancellable tellAfter(Duration delay, Message<? super A, ?> message) {
    return ref.tellAfter(delay, message);
  }

  @Override
  public final void link(ActorRef<?> peer) {
    ref.link(peer);
  }

  @Override
  public final void unlink(ActorRef<?> peer) {
    ref.unlink(peer);
  }

  @Override
  public final void stopGracefully() {
    ref.stopGracefully();
  }

  @Override
  public final void kill() {
    ref.kill();
  }

  @Override
  public final boolean isAlive() {
    return ref.isAlive();
  }

  @Override
  public final Reply<Void> started() {
    return ref.started();
  }

  @Override
  public final Reply<StopReason> stopped() {
    return ref.stopped();
  }

  @Override
  public final ActorId id() {
    return ref.id();
  }

  @Override
  public final String name() {
    return ref.name();
  }

  @Override
  public final <B> ActorRef<B> narrow(Class<B> type) throws InterruptedException {
    return ref.narrow(type);
  }

  @Override
  public final <T> Recipient<T> recipient(
      Function<? super T, ? extends Message<? super A, ?>> toMessage) {
    return ref.recipient(toMessage);
  }

  @Override
  public final <T> Cancellable attach(
      Flow.Publisher<? extends T> publisher, StreamAdapter<? super T, A> adapter) {
    return ref.attach(publisher, adapter);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return ref.equals(other);
  }

  @Override
  public final int hashCode() {
    return ref.hashCode();
  }

  @Override
  public String toString() {
    return ref.toString();
  }
}
