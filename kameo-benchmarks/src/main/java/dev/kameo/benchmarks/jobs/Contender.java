package dev.kameo.benchmarks.jobs;

import java.util.Optional;

/// One way to run actors: the parts it plays in the workloads. A part that it cannot play, or not
/// sensibly, is empty.
public interface Contender extends AutoCloseable {

  /// {@return an actor that counts}
  default Optional<Counter> counter() {
    return Optional.empty();
  }

  /// {@return two actors that tell each other in turn}
  default Optional<Pair> pair() {
    return Optional.empty();
  }

  /// {@return a parent of many actors}
  default Optional<Nursery> nursery() {
    return Optional.empty();
  }

  /// Stops everything it has started.
  @Override
  void close();
}
