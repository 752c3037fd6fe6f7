package dev.kameo.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The faults of a run, one by one. Immutable. Every part of it is a plan too.
///
/// @param list in the order in which they struck
record FaultPlan(List<Strike> list) {

  /// Nothing goes wrong.
  static final FaultPlan NONE = new FaultPlan(List.of());

  FaultPlan {
    list = List.copyOf(list);
  }

  /// {@return the source of just these}
  FaultSource source() {
    return this::at;
  }

  private @Nullable Strike at(Occurrence occurrence) {
    for (Strike strike : list) {
      if (strike.isAt(occurrence)) {
        return strike;
      }
    }
    return null;
  }
}
