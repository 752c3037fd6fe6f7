package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
    List<Plan.Turn> turns = Plan.turns(options);
    System.out.printf(
        "%d forks, about %d minutes%n",
        turns.size(), Plan.duration(turns, options).plusMinutes(1).toMinutes());
    Set<String> without = new HashSet<>();
    for (int i = 0; i < turns.size(); i++) {
      Plan.Turn turn = turns.get(i);
      String job = turn.workload().name() + ", " + turn.entrant().name();
      if (!without.contains(job)) {
        String outcome = take(turn);
        if (outcome.isEmpty()) {
          without.add(job);
        }
        System.out.printf(
            "[%d/%d] round %d, %s: %s%n",
            i + 1, turns.size(), turn.round(), job, outcome.isEmpty() ? "no part in it" : outcome);
      }
    }
  }

  /// {@return what came of it; nothing if the contender has no part in the workload}
  private String take(Plan.Turn turn) throws IOException, InterruptedException {
    String contender = turn.entrant().name();
    String workload = turn.workload().name();
    try {
      List<Figure> figures = launcher.run(contender, workload);
      figures.forEach(figure -> results.add(new Measurement(turn.round(), contender, figure)));
      return String.join(", ", figures.stream().map(Bench::text).toList());
    } catch (Launcher.ForkFailedException e) {
      results.add(new Failure(turn.round(), contender, workload, e.why()));
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
    for (String figure : Chart.drawn(results)) {
      new Chart(results, figure).write(options.folder(), options.entrants());
    }
    System.out.println(page.ratios());
    System.out.println(page.barsMet());
    System.out.println("Written to " + options.folder());
  }
}
