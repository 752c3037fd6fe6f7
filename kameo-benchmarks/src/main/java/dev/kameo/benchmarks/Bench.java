package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Figure;
import dev.kameo.benchmarks.jobs.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The program behind `mvn -q -Pbench`: measures, prints the ratios, writes the report, and fails
/// if a gate is broken.
final class Bench {

  private static final Duration LIMIT_BESIDE_MEASURING = Duration.ofSeconds(90);

  private final Options options;
  private final Launcher launcher;
  private final Results results = new Results();

  private Bench(Options options) {
    this.options = options;
    this.launcher =
        new Launcher(
            options.seconds(),
            LIMIT_BESIDE_MEASURING.plusMillis((long) (options.seconds() * 10_000)));
  }

  /// Measures everything.
  ///
  /// @param args none: see [Options#from]
  public static void main(String[] args) throws Exception {
    Bench bench = new Bench(Options.from(System.getProperties()));
    bench.measure();
    bench.report();
    List<String> broken = Gates.broken(bench.results);
    if (!broken.isEmpty()) {
      System.out.println("Broken gates:\n  " + String.join("\n  ", broken));
      System.exit(1);
    }
  }

  private void measure() throws IOException, InterruptedException {
    int forks = options.rounds() * options.workloads().size() * options.entrants().size();
    System.out.printf("%d forks, about %d minutes%n", forks, Estimate.of(options).toMinutes() + 1);
    int fork = 0;
    for (int round = 1; round <= options.rounds(); round++) {
      for (Workload workload : options.workloads()) {
        for (Entrant entrant : options.entrants()) {
          fork++;
          System.out.printf(
              "[%d/%d] round %d, %s, %s: %s%n",
              fork, forks, round, workload.name(), entrant.name(), run(round, entrant, workload));
        }
      }
    }
  }

  private String run(int round, Entrant entrant, Workload workload)
      throws IOException, InterruptedException {
    try {
      List<Figure> figures = launcher.run(entrant.name(), workload.name());
      figures.forEach(figure -> results.add(new Measurement(round, entrant.name(), figure)));
      return figures.isEmpty()
          ? "no part in it"
          : String.join(", ", figures.stream().map(Bench::text).toList());
    } catch (Launcher.ForkFailedException e) {
      results.add(new Failure(round, entrant.name(), workload.name(), e.why()));
      return "FAILED, " + e.why();
    }
  }

  private static String text(Figure figure) {
    return String.format(
        Locale.ROOT, "%s %,.0f %s", figure.name(), figure.value(), figure.unit().symbol());
  }

  private void report() throws IOException {
    Page page = new Page(results, options, Machine.describe());
    Files.createDirectories(options.folder());
    Files.writeString(options.folder().resolve("README.md"), page.toMarkdown());
    Files.writeString(options.folder().resolve("results.csv"), results.toCsv());
    System.out.println(page.ratios());
    System.out.println("Written to " + options.folder());
  }
}
