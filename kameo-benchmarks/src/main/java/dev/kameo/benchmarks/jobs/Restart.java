package dev.kameo.benchmarks.jobs;

import java.util.List;
import java.util.Optional;

/// An actor fails, is restarted, and answers.
record Restart() implements Workload {

  private static final int FAILURES = 200;

  @Override
  public String name() {
    return "restart";
  }

  @Override
  public String description() {
    return "an actor fails, is restarted and answers a question; times per second";
  }

  @Override
  public List<Figure> measure(Contender contender, Effort effort) throws Exception {
    Optional<Phoenix> phoenix = contender.phoenix();
    if (phoenix.isEmpty()) {
      return List.of();
    }
    int failures = effort.size(FAILURES);
    long[] life = new long[1];
    return List.of(
        Throughput.measure(
            name(),
            failures,
            effort,
            () -> {
              for (int i = 0; i < failures; i++) {
                Answers.requireEqual(name(), ++life[0], phoenix.get().failAndAsk());
              }
            }));
  }
}
