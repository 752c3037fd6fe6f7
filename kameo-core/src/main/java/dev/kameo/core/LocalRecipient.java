package dev.kameo.core;

import dev.kameo.Delivery;
import dev.kameo.Message;
import dev.kameo.Recipient;
import java.util.function.Function;

/// A handle on an actor that hides its type.
///
/// @param ref the actor
/// @param toMessage makes the message
record LocalRecipient<T, A>(
    LocalActorRef<A> ref, Function<? super T, ? extends Message<? super A, ?>> toMessage)
    implements Recipient<T> {

  @Override
  public void tell(T item) {
    ref.tell(toMessage.apply(item));
  }

  @Override
  public Delivery tryTell(T item) {
    return ref.tryTell(toMessage.apply(item));
  }

  @Override
  public boolean isAlive() {
    return ref.isAlive();
  }

  @Override
  public String toString() {
    return "Recipient[" + ref.cell() + "]";
  }
}
