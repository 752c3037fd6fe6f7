package dev.kameo.benchmarks.jobs;

import java.util.concurrent.CompletableFuture;

/// Two actors that tell each other in turn.
public interface Pair {

  /// Plays so many rounds, each a message there and a message back.
  ///
  /// @return how many messages both have handled
  CompletableFuture<Long> play(int rounds);
}
