package dev.kameo.benchmarks.jobs;

import java.util.List;
import java.util.Optional;

/// A parent spawns very many children and tells each a message (Savina: fork-join create). Their
/// end is not measured.
///
/// @param thousands how many thousand children
record Create(int thousands) implements Workload {

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
  public List<Figure> measure(Contender contender, Effort effort) throws Exception {
    Optional<Nursery> nursery = contender.nursery();
    if (nursery.isEmpty()) {
      return List.of();
    }
    int number = effort.size(thousands * 1_000);
    return List.of(
        Throughput.measureTimed(name(), number, effort, () -> spawn(nursery.get(), number)));
  }

  private long spawn(Nursery nursery, int number) throws Exception {
    Object[] children = new Object[number];
    Arrivals arrivals = new Arrivals();
    long begin = System.nanoTime();
    nursery.spawn(children, arrivals, true);
    arrivals.await(number, name());
    long nanos = System.nanoTime() - begin;
    nursery.clear();
    return nanos;
  }
}
