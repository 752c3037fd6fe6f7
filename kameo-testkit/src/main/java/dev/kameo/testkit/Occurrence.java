package dev.kameo.testkit;

import org.jspecify.annotations.Nullable;

/// A moment in a run at which a fault may strike. Immutable.
///
/// @param kind which fault
/// @param actor the key of the actor
/// @param path where the actor is
/// @param type what the actor is; `null` if that is not known yet
/// @param life which life of it, from 1
/// @param nth which such moment of this life, from 1
/// @param nanos how long a timer runs; else 0
record Occurrence(
    Fault kind, String actor, String path, @Nullable Class<?> type, int life, int nth, long nanos) {

  /// {@return the fault that strikes at it}
  ///
  /// @param time how much time is at stake, in nanoseconds
  Strike strike(long time) {
    return new Strike(kind, actor, life, nth, time);
  }
}
