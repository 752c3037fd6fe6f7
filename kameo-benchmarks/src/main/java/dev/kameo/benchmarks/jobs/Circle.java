package dev.kameo.benchmarks.jobs;

import java.util.concurrent.CompletableFuture;

/// Actors in a circle, each of which passes a token on to the next.
public interface Circle {

  /// Passes a token so many times.
  ///
  /// @return how often it was handled
  CompletableFuture<Long> pass(int hops);
}
