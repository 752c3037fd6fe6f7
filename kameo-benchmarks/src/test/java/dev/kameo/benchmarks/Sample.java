package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Figure;
import dev.kameo.benchmarks.jobs.Unit;

/// Results as a run might have them.
final class Sample {

  private Sample() {}

  /// Adds a value for each round.
  static void add(Results results, String contender, String figure, Unit unit, double... values) {
    for (int i = 0; i < values.length; i++) {
      results.add(new Measurement(i + 1, contender, new Figure(figure, unit, values[i])));
    }
  }

  /// {@return a few contenders in a few figures}
  static Results results() {
    Results results = new Results();
    String rate = "ping-pong";
    add(results, "kameo-virtual", rate, Unit.PER_SECOND, 300, 330, 270);
    add(results, "kameo-forkjoin", rate, Unit.PER_SECOND, 2_000, 1_800, 2_200);
    add(results, "pekko-5", rate, Unit.PER_SECOND, 1_000, 1_000, 1_000);
    add(results, "pekko-100", rate, Unit.PER_SECOND, 900, 1_500, 900);
    add(results, "c", rate, Unit.PER_SECOND, 4_000, 4_000, 4_000);
    add(results, "e", rate, Unit.PER_SECOND, 300, 300, 300);
    add(results, "kameo-virtual", rate + "-jfr", Unit.PER_SECOND, 270, 330, 270);
    String bytes = "bytes-100k-cold";
    add(results, "kameo-virtual", bytes, Unit.BYTES, 250, 250);
    add(results, "kameo-forkjoin", bytes, Unit.BYTES, 200, 200);
    add(results, "pekko-5", bytes, Unit.BYTES, 800, 800);
    return results;
  }
}
