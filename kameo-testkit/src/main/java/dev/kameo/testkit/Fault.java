package dev.kameo.testkit;

/// Something that may go wrong with an actor though its code is right. A simulation makes it happen
/// where [Faults] say so.
public enum Fault {
  /// A message panics before its handler runs.
  PANIC_BEFORE(1),
  /// A message panics when its handler has run: all is done, and the answer is lost.
  PANIC_AFTER(2),
  /// An actor cannot start: its factory fails.
  START(3),
  /// An actor's `onStop` fails before it does anything.
  STOP(4),
  /// An actor is slow: whatever it does takes virtual time, which passes before.
  SLOW(5),
  /// A timer of an actor fires before its time.
  EARLY_TIMER(6),
  /// A timer of an actor fires after its time.
  LATE_TIMER(7),
  /// A bounded mailbox says that it is full though there is room; it has room for the next one.
  FULL_MAILBOX(8),
  /// An actor is killed, between any two steps. That is a step of its own, whose turn comes last in
  /// the default order: when nothing else can happen.
  KILL(9);

  /// Stays as it is, for ever: replay tokens have it.
  private final int number;

  Fault(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /// @throws IllegalArgumentException if there is none
  static Fault numbered(long number) {
    for (Fault fault : values()) {
      if (fault.number == number) {
        return fault;
      }
    }
    throw new IllegalArgumentException("it has a fault that this test kit does not know");
  }

  /// {@return whether an actor that it strikes may end because of it}
  boolean ends() {
    return this == PANIC_BEFORE || this == PANIC_AFTER || this == START || this == KILL;
  }

  /// {@return whether all that it does is to change when something happens}
  boolean isOfTime() {
    return this == SLOW || this == EARLY_TIMER || this == LATE_TIMER;
  }
}
