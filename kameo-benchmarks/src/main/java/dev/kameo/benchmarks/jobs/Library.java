package dev.kameo.benchmarks.jobs;

import java.util.concurrent.CompletableFuture;

/// An actor that is read from. Who reads waits a while and changes nothing.
public interface Library {

  /// Asks for a read.
  ///
  /// @param millis how long it waits, in its handler
  /// @return completes with 1 when it has
  CompletableFuture<Long> read(long millis);
}
