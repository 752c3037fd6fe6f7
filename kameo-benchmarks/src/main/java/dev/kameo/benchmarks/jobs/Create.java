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
    Arrivals arrivals = new Arrivals();
    Throughput.Chunk chunk =
        () -> {
          Object[] children = new Object[number];
          long begin = System.nanoTime();
          nursery.get().spawn(children, arrivals, true);
          arrivals.await(number, name());
          long nanos = System.nanoTime() - begin;
          nursery.get().clear();
          return nanos;
        };
    return List.of(new Figure(name(), Unit.PER_SECOND, Throughput.measure(chunk, number, effort)));
  }
}
