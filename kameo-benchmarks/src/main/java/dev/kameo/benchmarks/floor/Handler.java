package dev.kameo.benchmarks.floor;

import org.jspecify.annotations.Nullable;

/// What an actor does with a message.
@FunctionalInterface
interface Handler {

  /// Handles it, one at a time.
  void handle(FloorActor self, @Nullable Object message);
}
