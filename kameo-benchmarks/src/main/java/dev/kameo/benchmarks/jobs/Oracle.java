package dev.kameo.benchmarks.jobs;

import java.util.concurrent.CompletableFuture;

/// An actor that answers questions: with the number after the one it was asked.
public interface Oracle {

  /// Asks on the calling thread, which is not an actor's, and waits.
  ///
  /// @return the answer
  long ask(long question) throws Exception;

  /// Has another actor ask so many questions, beginning with 0, each when the one before is
  /// answered.
  ///
  /// @param latencies is told how long each took
  /// @return the sum of the answers
  CompletableFuture<Long> askInActor(int questions, Latencies latencies);
}
