package dev.kameo.benchmarks.jobs;

import java.util.List;
import java.util.Optional;

/// Actors in a circle pass a token on (Savina: thread ring).
///
/// @param actors how many
record Ring(int actors) implements Workload {

  private static final int HOPS = 20_000;

  @Override
  public String name() {
    return "ring";
  }

  @Override
  public String description() {
    return "%d actors in a circle pass a token on; hops per second".formatted(actors);
  }

  @Override
  public List<Figure> measure(Contender contender, Effort effort) throws Exception {
    Optional<Circle> circle = contender.circle(actors);
    if (circle.isEmpty()) {
      return List.of();
    }
    int hops = effort.size(HOPS);
    return List.of(
        Throughput.measure(
            name(), hops, effort, () -> Answers.expect(hops, circle.get().pass(hops), name())));
  }
}
