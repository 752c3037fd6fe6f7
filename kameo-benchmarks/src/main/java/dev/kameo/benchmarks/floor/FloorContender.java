package dev.kameo.benchmarks.floor;

import dev.kameo.benchmarks.jobs.Contender;
import dev.kameo.benchmarks.jobs.Counter;
import dev.kameo.benchmarks.jobs.Nursery;
import dev.kameo.benchmarks.jobs.Pair;
import java.util.Optional;

/// A floor in the workloads.
public final class FloorContender implements Contender {

  private final Floor floor;

  private FloorContender(Floor floor) {
    this.floor = floor;
  }

  /// {@return floor (c): a fork-join pool}
  public static FloorContender c() {
    return new FloorContender(new PoolFloor());
  }

  /// {@return floor (e): virtual threads that start and end}
  public static FloorContender e() {
    return new FloorContender(new StartingFloor());
  }

  @Override
  public Optional<Counter> counter() {
    return Optional.of(new FloorCounter(floor));
  }

  @Override
  public Optional<Pair> pair() {
    return Optional.of(new FloorPair(floor));
  }

  @Override
  public Optional<Nursery> nursery() {
    return Optional.of(new FloorNursery(floor));
  }

  @Override
  public void close() {
    floor.close();
  }
}
