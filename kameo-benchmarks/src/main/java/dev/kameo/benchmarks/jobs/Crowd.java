package dev.kameo.benchmarks.jobs;

/// Actors that talk with each other: each tells one of them, any, itself included, waits for its
/// answer, and goes on.
public interface Crowd {

  /// Has each tell so many others.
  ///
  /// @param answers where each reports how many answers it has handled, when it has them all
  void mingle(int messages, Tally answers);
}
