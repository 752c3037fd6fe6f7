package dev.kameo.benchmarks.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A parent spawns very many children and tells each a message (Savina: fork-join create). Their
/// end is not measured.
///
/// @param thousands how many thousand children
record Create(int thousands) implements Workload {

  private static final int MOST_IN_WARM_UP = 100_000;
  private static final Duration A_MILLION = Duration.ofSeconds(7);

  @Override
  public String name() {
    return "create-" + Amounts.of(thousands);
  }

  @Override
  public String description() {
    return "a parent spawns %s actors and tells each one message; actors per second"
        .formatted(Amounts.of(thousands));
  }

  @Override
  public Duration duration(Effort effort) {
    Duration once = A_MILLION.multipliedBy(thousands).dividedBy(1_000);
    return Workload.super.duration(effort).plus(once);
  }

  @Override
  public List<Figure> measure(Contender contender, Effort effort) throws Exception {
    Optional<Nursery> nursery = contender.nursery();
    if (nursery.isEmpty()) {
      return List.of();
    }
    int number = effort.size(thousands * 1_000);
    int warmUp = Math.min(number, MOST_IN_WARM_UP);
    Throughput.repeat(effort.warmUp(), () -> spawn(nursery.get(), warmUp));
    double rate = Throughput.repeat(effort.measure(), () -> spawn(nursery.get(), number)) * number;
    return List.of(new Figure(name(), Unit.PER_SECOND, rate));
  }

  private long spawn(Nursery nursery, int number) throws Exception {
    nursery.clear();
    Object[] children = new Object[number];
    Arrivals arrivals = new Arrivals();
    long begin = System.nanoTime();
    nursery.spawn(children, arrivals, true);
    arrivals.await(number, name());
    return System.nanoTime() - begin;
  }
}
