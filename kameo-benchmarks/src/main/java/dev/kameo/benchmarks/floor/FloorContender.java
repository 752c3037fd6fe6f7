package dev.kameo.benchmarks.floor;

import dev.kameo.benchmarks.jobs.Circle;
import dev.kameo.benchmarks.jobs.Contender;
import dev.kameo.benchmarks.jobs.Counter;
import dev.kameo.benchmarks.jobs.Crowd;
import dev.kameo.benchmarks.jobs.Library;
import dev.kameo.benchmarks.jobs.Nursery;
import dev.kameo.benchmarks.jobs.Oracle;
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
    return new FloorContender(new PoolFloor(false));
  }

  /// {@return floor (c-lazy): the same, that wakes no other worker}
  public static FloorContender cLazy() {
    return new FloorContender(new PoolFloor(true));
  }

  /// {@return floor (d): virtual threads that park}
  public static FloorContender d() {
    return new FloorContender(new ParkingFloor(0));
  }

  /// {@return floor (d-spin): the same, that look a little longer before they park}
  public static FloorContender dSpin() {
    return new FloorContender(new ParkingFloor(200));
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
  public Optional<Circle> circle(int actors) {
    return Optional.of(new FloorCircle(floor, actors));
  }

  @Override
  public Optional<Crowd> crowd(int actors) {
    return Optional.of(new FloorCrowd(floor, actors));
  }

  @Override
  public Optional<Oracle> oracle() {
    return Optional.of(new FloorOracle(floor));
  }

  @Override
  public Optional<Nursery> nursery() {
    return Optional.of(new FloorNursery(floor));
  }

  @Override
  public Optional<Library> library(int readers) {
    return Optional.of(new FloorLibrary(floor));
  }

  @Override
  public void close() {
    floor.close();
  }
}
