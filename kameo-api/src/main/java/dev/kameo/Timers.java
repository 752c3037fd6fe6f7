package dev.kameo;

import java.time.Duration;

/// The named timers of one actor. They die with the incarnation that started them. For the actor's
/// own handlers and hooks only, queries excepted.
///
/// Starting a timer under a name in use replaces the old one; a replaced or cancelled timer is
/// never seen again, even if its tick is already in the mailbox. A tick that meets a full mailbox
/// is a dead letter.
///
/// @param <A> the actor
public interface Timers<A> {

  /// Sends the message to the actor once, after the delay.
  ///
  /// @throws IllegalArgumentException if the delay is negative
  void once(String name, Duration delay, Message<? super A, ?> message);

  /// Sends the message to the actor again and again, first after one period. A tick that is still
  /// waiting in the mailbox when the next one is due counts for both.
  ///
  /// @throws IllegalArgumentException if the period is not positive
  void periodic(String name, Duration period, Message<? super A, ?> message);

  /// Cancels a timer.
  ///
  /// @return whether there was one
  boolean cancel(String name);

  /// Cancels all of them.
  void cancelAll();

  /// {@return whether a timer of that name will still tick}
  boolean isActive(String name);
}
