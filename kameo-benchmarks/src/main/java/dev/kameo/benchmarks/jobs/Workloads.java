package dev.kameo.benchmarks.jobs;

import java.util.List;

/// All workloads, in the order of the report.
public final class Workloads {

  private static final List<Workload> ALL =
      List.of(
          new Counting(1),
          new Counting(4),
          new PingPong(),
          new Ring(100),
          new Big(100),
          new Ask(Ask.Asker.VIRTUAL),
          new Ask(Ask.Asker.PLATFORM),
          new Ask(Ask.Asker.ACTOR),
          new Queries(8),
          new Restart(),
          new Counting(1, 100),
          new Create(100),
          new Create(1_000),
          new IdleBytes(100),
          new IdleBytes(1_000),
          new Recorded(new PingPong()),
          new Recorded(new Create(100)));

  private Workloads() {}

  /// {@return them all}
  public static List<Workload> all() {
    return ALL;
  }

  /// {@return the one of that name}
  ///
  /// @throws IllegalArgumentException if there is none
  public static Workload named(String name) {
    return ALL.stream()
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "No workload '%s'. There are: %s"
                    .formatted(
                        name, String.join(", ", ALL.stream().map(Workload::name).toList()))));
  }
}
