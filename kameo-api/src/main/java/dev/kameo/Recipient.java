package dev.kameo;

/// A handle that takes data of one type and hides which actor gets it. May be called from any
/// thread.
///
/// @param <T> what it takes
public interface Recipient<T> {

  /// Sends the item, like [ActorRef#tell(Message)].
  void tell(T item);

  /// Sends the item if there is room, like [ActorRef#tryTell(Message)].
  Delivery tryTell(T item);

  /// {@return whether the actor behind it takes messages}
  boolean isAlive();
}
