package dev.kameo.benchmarks.jox;

import dev.kameo.benchmarks.jobs.Circle;
import dev.kameo.benchmarks.jobs.Contender;
import dev.kameo.benchmarks.jobs.Counter;
import dev.kameo.benchmarks.jobs.Crowd;
import dev.kameo.benchmarks.jobs.Library;
import dev.kameo.benchmarks.jobs.Nursery;
import dev.kameo.benchmarks.jobs.Oracle;
import dev.kameo.benchmarks.jobs.Pair;
import java.util.Optional;

/// Jox with its default settings: at most 16 messages wait for an actor, and who tells it more
/// waits.
public final class JoxContender implements Contender {

  private static final int CAPACITY = 16;

  private final JoxScope scope = new JoxScope();
  private final JoxNursery nursery = new JoxNursery();

  /// Opens its scopes.
  public JoxContender() {}

  @Override
  public Optional<Counter> counter() {
    return Optional.of(new JoxCounter(scope));
  }

  @Override
  public Optional<Counter> boundedCounter(int capacity) {
    return capacity >= CAPACITY ? counter() : Optional.empty();
  }

  @Override
  public Optional<Pair> pair() {
    return Optional.of(new JoxPair(scope));
  }

  @Override
  public Optional<Circle> circle(int actors) {
    return Optional.of(new JoxCircle(scope, actors));
  }

  @Override
  public Optional<Crowd> crowd(int actors) {
    return Optional.of(new JoxCrowd(scope, actors));
  }

  @Override
  public Optional<Oracle> oracle() {
    return Optional.of(new JoxOracle(scope));
  }

  @Override
  public Optional<Nursery> nursery() {
    return Optional.of(nursery);
  }

  @Override
  public Optional<Library> library(int readers) {
    return Optional.of(new JoxLibrary(scope));
  }

  @Override
  public void close() {
    nursery.close();
    scope.close();
  }
}
