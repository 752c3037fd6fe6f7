package dev.kameo.benchmarks.jobs;

import java.util.List;
import java.util.Optional;

/// Two actors tell each other in turn (Savina: ping-pong).
record PingPong() implements Workload {

  private static final int ROUNDS = 20_000;

  @Override
  public String name() {
    return "ping-pong";
  }

  @Override
  public String description() {
    return "two actors tell each other in turn; round trips per second";
  }

  @Override
  public List<Figure> measure(Contender contender, Effort effort) throws Exception {
    Optional<Pair> pair = contender.pair();
    if (pair.isEmpty()) {
      return List.of();
    }
    int rounds = effort.size(ROUNDS);
    return List.of(
        Throughput.measure(
            name(),
            rounds,
            effort,
            () -> Answers.expect(2L * rounds, pair.get().play(rounds), name())));
  }
}
