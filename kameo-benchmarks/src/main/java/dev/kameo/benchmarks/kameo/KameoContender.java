package dev.kameo.benchmarks.kameo;

import dev.kameo.ActorSystem;
import dev.kameo.MailboxSpec;
import dev.kameo.benchmarks.jobs.Circle;
import dev.kameo.benchmarks.jobs.Contender;
import dev.kameo.benchmarks.jobs.Counter;
import dev.kameo.benchmarks.jobs.Crowd;
import dev.kameo.benchmarks.jobs.Library;
import dev.kameo.benchmarks.jobs.Nursery;
import dev.kameo.benchmarks.jobs.Oracle;
import dev.kameo.benchmarks.jobs.Pair;
import dev.kameo.benchmarks.jobs.Phoenix;
import java.util.Optional;

/// Kameo on one of its schedulers, with the default settings.
public final class KameoContender implements Contender {

  private final ActorSystem system;

  /// @param scheduler the name of the scheduler
  public KameoContender(String scheduler) {
    system = ActorSystem.builder().scheduler(scheduler).create();
  }

  @Override
  public Optional<Counter> counter() {
    return Optional.of(new KameoCounter(system, MailboxSpec.unbounded()));
  }

  @Override
  public Optional<Counter> boundedCounter(int capacity) {
    return Optional.of(new KameoCounter(system, MailboxSpec.bounded(capacity)));
  }

  @Override
  public Optional<Pair> pair() {
    return Optional.of(new KameoPair(system));
  }

  @Override
  public Optional<Circle> circle(int actors) {
    return Optional.of(new KameoCircle(system, actors));
  }

  @Override
  public Optional<Crowd> crowd(int actors) {
    return Optional.of(new KameoCrowd(system, actors));
  }

  @Override
  public Optional<Oracle> oracle() {
    return Optional.of(new KameoOracle(system));
  }

  @Override
  public Optional<Nursery> nursery() {
    return Optional.of(new KameoNursery(system));
  }

  @Override
  public Optional<Library> library(int readers) {
    return Optional.of(new KameoLibrary(system, readers));
  }

  @Override
  public Optional<Phoenix> phoenix() {
    return Optional.of(new KameoPhoenix(system));
  }

  @Override
  public boolean hasEvents() {
    return true;
  }

  @Override
  public void close() {
    system.close();
  }
}
