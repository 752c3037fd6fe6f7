package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The program behind `mvn -q -Pbench`: measures, prints the ratios, writes the report, and fails
/// if a gate is broken.
final class Bench {

  private static final Duration LIMIT_BESIDE_MEASURING = Duration.ofMinutes(3);

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
    Progress progress = new Progress(turns, options);
    System.out.printf(
        "%d forks at most, about %d minutes on an idle machine%n",
        turns.size(), progress.left().plusSeconds(59).toMinutes());
    int round = 1;
    for (Plan.Turn turn : turns) {
      if (turn.round() > round) {
        write();
        round = turn.round();
      }
      String outcome = progress.isWorthwhile(turn) ? take(turn) : "";
      progress.done(turn, !outcome.isEmpty());
      if (!outcome.isEmpty()) {
        System.out.printf(
            "%s round %d, %s, %s: %s%n",
            progress.toText(),
            turn.round(),
            turn.workload().name(),
            turn.entrant().name(),
            outcome);
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
    Page page = write();
    System.out.println(page.ratios());
    System.out.println(page.barsMet());
    System.out.println("Written to " + options.folder());
  }

  /// Writes what there is so far, which also serves when the run is broken off later.
  private Page write() throws IOException {
    Page page = new Page(results, options, Machine.describe());
    Files.createDirectories(options.folder());
    Files.writeString(options.folder().resolve("README.md"), page.toMarkdown());
    Files.writeString(options.folder().resolve("results.csv"), results.toCsv());
    for (String figure : Chart.drawn(results)) {
      new Chart(results, figure).write(options.folder(), options.entrants());
    }
    return page;
  }
}
