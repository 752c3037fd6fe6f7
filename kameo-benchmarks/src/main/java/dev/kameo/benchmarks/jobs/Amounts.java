package dev.kameo.benchmarks.jobs;

/// How numbers of actors are called in the names of workloads.
final class Amounts {

  private Amounts() {}

  /// {@return `100k` for 100, `1m` for 1,000}
  static String of(int thousands) {
    return thousands % 1_000 == 0 ? thousands / 1_000 + "m" : thousands + "k";
  }
}
