package dev.kameo;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Makes messages of what a publisher says; see [ActorRef#attach]. Immutable. Its functions run on
/// the publisher's thread.
///
/// @param onItem makes the message for an item
/// @param onComplete makes the message for the end of the stream, or nothing
/// @param onError makes the message for a failure of the stream, or nothing
/// @param <T> the items
/// @param <A> the actor
public record StreamAdapter<T, A>(
    Function<? super T, ? extends Message<? super A, ?>> onItem,
    Supplier<Optional<Message<? super A, ?>>> onComplete,
    Function<? super Throwable, Optional<Message<? super A, ?>>> onError) {

  /// {@return passes items on, and nothing at the end}
  public static <T, A> StreamAdapter<T, A> items(
      Function<? super T, ? extends Message<? super A, ?>> onItem) {
    return new StreamAdapter<>(onItem, () -> Optional.empty(), error -> Optional.empty());
  }

  /// {@return the same, sending this message when the stream has completed}
  public StreamAdapter<T, A> completing(Message<? super A, ?> message) {
    return new StreamAdapter<>(onItem, () -> Optional.of(message), onError);
  }

  /// {@return the same, sending this message when the stream has failed}
  public StreamAdapter<T, A> failing(
      Function<? super Throwable, ? extends Message<? super A, ?>> message) {
    return new StreamAdapter<>(onItem, onComplete, error -> Optional.of(message.apply(error)));
  }
}
