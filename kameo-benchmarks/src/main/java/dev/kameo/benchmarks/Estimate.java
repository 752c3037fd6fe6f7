package dev.kameo.benchmarks;

import java.time.Duration;

/// How long a run takes.
final class Estimate {

  /// To start a JVM and stop it, and what is done before and after measuring.
  private static final double SECONDS_BESIDE_MEASURING = 1.5;

  /// With the warm-up.
  private static final double TIMES_MEASURED = 2.5;

  private Estimate() {}

  /// {@return about how long it takes}
  static Duration of(Options options) {
    double fork = SECONDS_BESIDE_MEASURING + TIMES_MEASURED * options.seconds();
    int forks = options.rounds() * options.workloads().size() * options.entrants().size();
    return Duration.ofMillis((long) (fork * forks * 1_000));
  }
}
