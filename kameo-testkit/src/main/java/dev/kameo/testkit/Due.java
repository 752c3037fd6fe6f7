package dev.kameo.testkit;

import java.util.Comparator;

/// Something that happens at a moment of virtual time.
interface Due {

  /// The earlier first; of one moment, the one that was made first.
  Comparator<Due> ORDER = Comparator.comparingLong(Due::due).thenComparingLong(Due::number);

  /// {@return the moment, in nanoseconds}
  long due();

  /// {@return its number among all that are due some time}
  long number();

  /// {@return whether everything else comes first, so that time does not pass early for it}
  default boolean isLast() {
    return false;
  }

  /// Says that from now on it has no faults. Under the lock.
  default void heal(Agenda agenda) {}

  /// Says that the moment has come. Under the lock.
  void expire(Agenda agenda);
}
