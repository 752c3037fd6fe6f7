package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Contender;
import dev.kameo.benchmarks.jobs.Effort;
import dev.kameo.benchmarks.jobs.Figure;
import dev.kameo.benchmarks.jobs.Workloads;
import java.util.List;

/// Measures one contender in one workload, in this JVM: for those who work on it and want to see at
/// once what comes of it. One such figure proves nothing; see [Bench].
final class Once {

  private Once() {}

  /// Measures and prints.
  ///
  /// @param args the contender, the workload, and seconds of measuring (1 if not said)
  public static void main(String[] args) throws Exception {
    if (args.length < 2) {
      System.err.printf(
          "Once <contender> <workload> [seconds]%ncontenders: %s%nworkloads: %s%n",
          Entrant.all().stream().map(Entrant::name).toList(),
          Workloads.all().stream().map(workload -> workload.name()).toList());
      System.exit(2);
    }
    double seconds = args.length > 2 ? Double.parseDouble(args[2]) : 1;
    List<Figure> figures = measure(args[0], args[1], Effort.seconds(seconds));
    if (figures.isEmpty()) {
      System.out.println(args[0] + " has no part in " + args[1]);
    }
    for (Figure figure : figures) {
      System.out.printf(
          "%-14s %-20s %,15.1f %s%n",
          args[0], figure.name(), figure.value(), figure.unit().symbol());
    }
  }

  static List<Figure> measure(String contender, String workload, Effort effort) throws Exception {
    try (Contender started = Entrant.named(contender).start().get()) {
      return Workloads.named(workload).measure(started, effort);
    }
  }
}
