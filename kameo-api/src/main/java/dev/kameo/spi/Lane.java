package dev.kameo.spi;

import dev.kameo.Delivery;

/// The mailbox of one actor, plus the promise to run it: while there is something in the lane that
/// the receiver is ready for, the scheduler runs the receiver, never two runs at once, and what one
/// run did happens-before the next.
///
/// May be called from any thread. Envelopes of one thread keep their order within
/// [#offer(Envelope)] and [#append(Envelope)] together, and within [#signal(Envelope)]. An envelope
/// is put into one lane, once.
public interface Lane {

  /// Puts an envelope at the end of the mailbox, if there is room.
  ///
  /// @return [Delivery#DELIVERED] or [Delivery#MAILBOX_FULL]
  Delivery offer(Envelope envelope);

  /// Puts an envelope at the end of the mailbox, whether there is room or not, and without taking
  /// any.
  void append(Envelope envelope);

  /// Puts an envelope before all of the mailbox, behind the signals that wait already.
  void signal(Envelope envelope);

  /// {@return how many envelopes wait, as an estimate}
  int size();

  /// {@return how many envelopes wait before this one, as an estimate; -1 if it does not wait}
  int before(Envelope envelope);

  /// {@return whether an offer would find room now}
  boolean hasRoom();

  /// Unparks the thread whenever there may be room for it, until it leaves; for a thread that
  /// blocks until [#hasRoom()].
  void whenRoom(Thread thread);

  /// Says that the thread does not wait for room any more, whether it got any or not. Must follow
  /// each [#whenRoom(Thread)], so that a wake-up meant for this thread goes on to another one.
  default void leaveRoom(Thread thread) {}

  /// Says that the code which runs now has looked at what is known of the receiver beside its
  /// mailbox, such as whether it takes messages, or has changed it. For schedulers that find out
  /// which of the things that they run depend on each other; others do not care.
  default void touched(boolean changed) {}

  /// Like [#touched(boolean)], of one thing alone: whether the life that the receiver is in has
  /// been killed.
  default void touchedKill(boolean changed) {}
}
