package dev.kameo.core;

import dev.kameo.Cancellable;
import dev.kameo.Message;
import dev.kameo.StreamAdapter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Feeds an actor from a publisher, one item in flight: the next is requested when the one before
/// has been handled, well or not. The message under way takes no room in a bounded mailbox: the
/// stream may go on in the actor's own thread, which could not wait for room. Follows the rules of
/// Reactive Streams for subscribers (their numbers are in the comments).
///
/// A stream ends once: whoever swaps an end for the subscription, or for its place before there is
/// one, tells of it. With a look and then a note, one that is cancelled while it completes would
/// send its last message all the same. Who cancels swaps until it has, or the stream has ended: the
/// subscription may come just then, and with one try it would go on.
final class StreamSubscriber<T, A> implements Flow.Subscriber<T>, Cancellable {

  /// Stands where a subscription was, after the stream has ended.
  private static final Flow.Subscription COMPLETED = new Ended();

  private static final Flow.Subscription CANCELLED = new Ended();

  private final LocalActorRef<A> ref;
  private final StreamAdapter<? super T, A> adapter;
  private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();

  StreamSubscriber(LocalActorRef<A> ref, StreamAdapter<? super T, A> adapter) {
    this.ref = ref;
    this.adapter = adapter;
  }

  @Override
  public void onSubscribe(Flow.Subscription offered) {
    Objects.requireNonNull(offered, "subscription");
    if (!subscription.compareAndSet(null, offered)) {
      offered.cancel(); // 2.5: only one subscription
      return;
    }
    ref.stopped().whenDone(_ -> cancel());
    request();
  }

  @Override
  public void onNext(T item) {
    Objects.requireNonNull(item, "item"); // 2.13
    if (!isLive()) {
      return;
    }
    Message<? super A, ?> message;
    try {
      message = adapter.onItem().apply(item);
    } catch (Throwable e) {
      if (cancel()) {
        onFailure(e);
      }
      return;
    }
    ref.feed(message).whenDone(_ -> goOn());
  }

  @Override
  public void onError(Throwable error) {
    Objects.requireNonNull(error, "error"); // 2.13
    if (end()) {
      onFailure(error);
    }
  }

  private void onFailure(Throwable error) {
    tell(adapter.onError().apply(error));
  }

  @Override
  public void onComplete() {
    if (end()) {
      tell(adapter.onComplete().get());
    }
  }

  private void tell(Optional<Message<? super A, ?>> message) {
    message.ifPresent(ref::feedLast);
  }

  private void goOn() {
    if (ref.isAlive()) {
      request();
    } else {
      cancel();
    }
  }

  private void request() {
    Flow.Subscription live = subscription.get();
    if (live != null) {
      live.request(1);
    }
  }

  private boolean isLive() {
    return !(subscription.get() instanceof Ended);
  }

  private boolean end() {
    Flow.Subscription live = subscription.get();
    return !(live instanceof Ended) && subscription.compareAndSet(live, COMPLETED);
  }

  @Override
  public boolean cancel() {
    Flow.Subscription live =
        subscription.getAndUpdate(now -> now instanceof Ended ? now : CANCELLED);
    if (live instanceof Ended) {
      return false;
    }
    if (live != null) {
      live.cancel();
    }
    return true;
  }

  @Override
  public boolean isCancelled() {
    return subscription.get() == CANCELLED;
  }

  private static final class Ended implements Flow.Subscription {

    @Override
    public void request(long n) {}

    @Override
    public void cancel() {}
  }
}
