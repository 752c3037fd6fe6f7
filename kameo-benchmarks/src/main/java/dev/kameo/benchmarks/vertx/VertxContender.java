package dev.kameo.benchmarks.vertx;

import dev.kameo.benchmarks.jobs.Circle;
import dev.kameo.benchmarks.jobs.Contender;
import dev.kameo.benchmarks.jobs.Counter;
import dev.kameo.benchmarks.jobs.Oracle;
import dev.kameo.benchmarks.jobs.Pair;
import java.util.Optional;

/// Vert.x with its default settings.
public final class VertxContender implements Contender {

  private final Bus bus = new Bus();

  /// Starts the event loops.
  public VertxContender() {}

  @Override
  public Optional<Counter> counter() {
    return Optional.of(new VertxCounter(bus));
  }

  @Override
  public Optional<Pair> pair() {
    return Optional.of(new VertxPair(bus));
  }

  @Override
  public Optional<Circle> circle(int actors) {
    return Optional.of(new VertxCircle(bus, actors));
  }

  @Override
  public Optional<Oracle> oracle() {
    return Optional.of(new VertxOracle(bus));
  }

  @Override
  public void close() {
    bus.close();
  }
}
