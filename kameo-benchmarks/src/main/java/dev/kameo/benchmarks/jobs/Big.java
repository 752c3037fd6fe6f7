package dev.kameo.benchmarks.jobs;

import java.util.List;
import java.util.Optional;

/// Many actors talk with many (Savina: big).
///
/// @param actors how many
record Big(int actors) implements Workload {

  private static final int MESSAGES_OF_EACH = 200;

  @Override
  public String name() {
    return "big";
  }

  @Override
  public String description() {
    return "%d actors tell each other at random, each waiting for the answer; messages per second"
        .formatted(actors);
  }

  @Override
  public List<Figure> measure(Contender contender, Effort effort) throws Exception {
    Optional<Crowd> crowd = contender.crowd(actors);
    if (crowd.isEmpty()) {
      return List.of();
    }
    int each = effort.size(MESSAGES_OF_EACH);
    return List.of(
        Throughput.measure(
            name(),
            2L * actors * each,
            effort,
            () -> {
              Tally answers = new Tally(actors);
              crowd.get().mingle(each, answers);
              Answers.expect((long) actors * each, answers.total(), name());
            }));
  }
}
