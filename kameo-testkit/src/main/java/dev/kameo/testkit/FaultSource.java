package dev.kameo.testkit;

import org.jspecify.annotations.Nullable;

/// Decides which faults strike: by chance, or as planned.
@FunctionalInterface
interface FaultSource {

  /// {@return the fault that strikes there, or `null`}
  @Nullable Strike at(Occurrence occurrence);
}
