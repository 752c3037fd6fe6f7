package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Effort;
import dev.kameo.benchmarks.jobs.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The forks of a run, in their order: the contenders take turns, so that what disturbs the machine
/// for a while disturbs them all.
final class Plan {

  /// To start a JVM and the contender, and to end.
  private static final Duration START = Duration.ofMillis(700);

  /// One fork.
  ///
  /// @param round in which round, from 1
  /// @param workload what is measured
  /// @param entrant who is measured
  record Turn(int round, Workload workload, Entrant entrant) {}

  private Plan() {}

  static List<Turn> turns(Options options) {
    List<Turn> turns = new ArrayList<>();
    for (int round = 1; round <= options.rounds(); round++) {
      for (Workload workload : options.workloads()) {
        for (Entrant entrant : options.entrants()) {
          if (round <= Math.min(workload.mostRounds(), entrant.mostRounds())) {
            turns.add(new Turn(round, workload, entrant));
          }
        }
      }
    }
    return turns;
  }

  /// {@return about how long such a fork takes}
  static Duration duration(Turn turn, Options options) {
    return START.plus(turn.workload().duration(Effort.seconds(options.seconds())));
  }
}
