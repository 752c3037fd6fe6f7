package dev.kameo.benchmarks.jobs;

import java.util.Optional;

/// One way to run actors: the parts it plays in the workloads. A part that it cannot play, or not
/// sensibly, is empty.
public interface Contender extends AutoCloseable {

  /// {@return an actor that counts}
  default Optional<Counter> counter() {
    return Optional.empty();
  }

  /// {@return an actor that counts, for which at most so many messages wait: who tells it more
  /// waits}
  default Optional<Counter> boundedCounter(int capacity) {
    return Optional.empty();
  }

  /// {@return two actors that tell each other in turn}
  default Optional<Pair> pair() {
    return Optional.empty();
  }

  /// {@return so many actors in a circle}
  default Optional<Circle> circle(int actors) {
    return Optional.empty();
  }

  /// {@return so many actors that talk with each other}
  default Optional<Crowd> crowd(int actors) {
    return Optional.empty();
  }

  /// {@return an actor that answers questions}
  default Optional<Oracle> oracle() {
    return Optional.empty();
  }

  /// {@return a parent of many actors}
  default Optional<Nursery> nursery() {
    return Optional.empty();
  }

  /// {@return an actor that is read from, by so many at once if it can}
  default Optional<Library> library(int readers) {
    return Optional.empty();
  }

  /// {@return an actor that is restarted when it fails}
  default Optional<Phoenix> phoenix() {
    return Optional.empty();
  }

  /// {@return whether it tells the flight recorder what it does}
  default boolean hasEvents() {
    return false;
  }

  /// Stops everything it has started.
  @Override
  void close();
}
