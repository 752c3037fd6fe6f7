package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The report as Markdown.
///
/// @param results what was measured
/// @param options how
/// @param machine what ran it
record Page(Results results, Options options, String machine) {

  private static final String INTRODUCTION =
      """
      # Benchmarks

      Kameo beside its peers, and beside the smallest code that does the same jobs. Written by
      `mvn -q -Pbench`; the raw data is in [results.csv](results.csv).

      A figure is a ratio within one run: Kameo's over the other's, in the same round, as machines are noisy; the median
      of the rounds, and the smallest and the largest. Each fork is a JVM of its own that warms up, measures one contender
      in one workload, and checks that every message was handled. The contenders take turns.
      """;

  String toMarkdown() {
    return String.join(
        "\n",
        INTRODUCTION,
        "%s, %d %s of %s s. JVM arguments: `%s`.\n"
            .formatted(
                machine,
                options.rounds(),
                options.rounds() == 1 ? "round" : "rounds",
                number(options.seconds()),
                String.join(" ", Launcher.JVM_ARGUMENTS)),
        "## Ratios\n",
        "For rates more is better, for bytes and times less. The peer is the better setting of"
            + " Pekko, and the better",
        "floor of the same kind. **Bold**: Kameo loses.\n",
        ratios(),
        "## All contenders\n",
        "Medians, as multiples of kameo-forkjoin's.\n",
        everybody(),
        "## Workloads\n",
        workloads(),
        "## Contenders\n",
        contenders(),
        failures());
  }

  /// {@return the table of ratios alone}
  String ratios() {
    StringBuilder table = new StringBuilder("| figure |");
    for (String kameo : Entrant.KAMEO) {
      for (Peers peers : Peers.values()) {
        table.append(" %s / %s |".formatted(kameo, peers.title()));
      }
    }
    table.append("\n|---|").append("---|".repeat(Entrant.KAMEO.size() * Peers.values().length));
    for (String figure : results.figures()) {
      table.append("\n| ").append(figure).append(" |");
      for (String kameo : Entrant.KAMEO) {
        for (Peers peers : Peers.values()) {
          table.append(" ").append(cell(figure, kameo, peers)).append(" |");
        }
      }
    }
    return table.append("\n").toString();
  }

  private String cell(String figure, String kameo, Peers peers) {
    return Comparison.of(results, figure, kameo, peers)
        .map(comparison -> {
          String text = comparison.toText() + " (" + comparison.peer() + ")";
          return comparison.isLost() ? "**" + text + "**" : text;
        })
        .orElse("–");
  }

  private String everybody() {
    List<String> names = options.entrants().stream().map(Entrant::name).toList();
    StringBuilder table = new StringBuilder("| figure | ");
    table.append(String.join(" | ", names)).append(" |\n|---|").append("--:|".repeat(names.size()));
    for (String figure : results.figures()) {
      table.append("\n| %s, %s |".formatted(figure, results.unit(figure).symbol()));
      for (String name : names) {
        table.append(" ").append(multiple(figure, name)).append(" |");
      }
    }
    return table.append("\n").toString();
  }

  private String multiple(String figure, String contender) {
    return results
        .ratio(figure, contender, Entrant.KAMEO_FORKJOIN)
        .map(ratio -> number(ratio.median()))
        .orElse("–");
  }

  private String workloads() {
    StringBuilder table = new StringBuilder("| workload | what happens |\n|---|---|");
    for (Workload workload : options.workloads()) {
      table.append("\n| %s | %s |".formatted(workload.name(), workload.description()));
    }
    return table.append("\n").toString();
  }

  private String contenders() {
    StringBuilder table = new StringBuilder("| contender | what it is |\n|---|---|");
    for (Entrant entrant : options.entrants()) {
      table.append("\n| %s | %s |".formatted(entrant.name(), entrant.description()));
    }
    return table.append("\n").toString();
  }

  private String failures() {
    return Optional.of(results.failures())
        .filter(failures -> !failures.isEmpty())
        .map(failures -> {
          StringBuilder list = new StringBuilder("## Failures\n");
          for (Failure failure : failures) {
            list.append(
                "\n- %s in %s, round %d: %s"
                    .formatted(
                        failure.contender(), failure.workload(), failure.round(), failure.why()));
          }
          return list.append("\n").toString();
        })
        .orElse("");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
