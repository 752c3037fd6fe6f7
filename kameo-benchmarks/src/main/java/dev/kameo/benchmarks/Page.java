package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Effort;
import dev.kameo.benchmarks.jobs.Recorded;
import dev.kameo.benchmarks.jobs.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The report as Markdown.
///
/// @param results what was measured
/// @param options how
/// @param machine what ran it
record Page(Results results, Options options, String machine) {

  private static final String NOTHING = "–";

  private static final String HEAD =
      """
      # Benchmarks

      Kameo beside its peers, and beside the smallest code that does the same jobs. `mvn -q -Pbench` has written this
      page; the raw data is in [results.csv](results.csv).

      Machines are noisy, so a figure is a ratio within one run: Kameo's over the other's in the same round. Each fork is
      a JVM of its own, in which one contender warms up and is measured in one workload, with a check that every message
      was handled. The contenders take turns. Given are the median of the rounds, the smallest and the largest.
      """;

  private static final String ABOUT_RATIOS =
      """
      The peer is Pekko in its better setting, or the better floor of the same kind: c for kameo-forkjoin, d or e for
      kameo-virtual. For rates more is better, for bytes and times less. **Bold** is where Kameo loses. Behind the peer
      stands the bar that Kameo has set itself.
      """;

  private static final String ABOUT_EVERYBODY =
      """
      Medians: rates and times as multiples of kameo-forkjoin's, bytes as they are. "–": the contender has no part in it.
      """;

  private static final String ABOUT_EVENTS =
      """
      What it costs that the flight recorder runs, with its default settings and all events of Kameo: the rate with it
      over the rate without.
      """;

  /// {@return the page}
  String toMarkdown() {
    List<String> parts = new ArrayList<>();
    parts.add(HEAD);
    parts.add(how());
    parts.add("## Ratios\n\n" + ABOUT_RATIOS + "\n" + ratios() + "\n" + barsMet() + "\n");
    parts.add("## Everybody\n\n" + ABOUT_EVERYBODY + "\n" + everybody());
    events().ifPresent(table -> parts.add("## Flight recorder\n\n" + ABOUT_EVENTS + "\n" + table));
    parts.add("## Workloads\n\n" + workloads());
    parts.add("## Contenders\n\n" + contenders());
    if (!results.failures().isEmpty()) {
      parts.add("## Failures\n\n" + failures());
    }
    parts.add("## Pictures\n\n" + pictures());
    return String.join("\n", parts);
  }

  private String how() {
    return String.format(
        Locale.ROOT,
        "%s. %s, %.1f s of warm-up and %.1f s of measuring in each fork. Arguments of each JVM:"
            + " `%s`.\n",
        machine,
        options.rounds() == 1 ? "1 round" : options.rounds() + " rounds",
        Effort.WARM_UP * options.seconds(),
        options.seconds(),
        String.join(" ", Launcher.JVM_ARGUMENTS));
  }

  /// {@return the table of ratios}
  String ratios() {
    List<String> header = new ArrayList<>(List.of("figure"));
    for (String kameo : Entrant.KAMEO) {
      for (Peers peers : Peers.values()) {
        header.add(kameo + " / " + peers.title());
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (String figure : results.figures()) {
      List<String> cells =
          Entrant.KAMEO.stream()
              .flatMap(kameo -> Stream.of(Peers.values()).map(peers -> cell(figure, kameo, peers)))
              .toList();
      if (!cells.stream().allMatch(NOTHING::equals)) {
        rows.add(row(figure, cells));
      }
    }
    return table(header, rows);
  }

  private String cell(String figure, String kameo, Peers peers) {
    return Comparison.of(results, figure, kameo, peers)
        .map(it -> it.isLost() ? "**" + it.toText() + "**" : it.toText())
        .orElse(NOTHING);
  }

  /// {@return how many bars are met, in a sentence}
  String barsMet() {
    List<Comparison> withBar =
        Comparison.all(results).stream().filter(it -> it.bar().isPresent()).toList();
    long met = withBar.stream().filter(Comparison::isMet).count();
    return "%d of %d bars are met.".formatted(met, withBar.size());
  }

  private String everybody() {
    List<String> names = options.entrants().stream().map(Entrant::name).toList();
    List<List<String>> rows =
        results.figures().stream()
            .filter(figure -> !figure.endsWith(Recorded.SUFFIX))
            .map(figure -> row(figure, names.stream().map(name -> median(figure, name)).toList()))
            .toList();
    return table(row("figure", names), rows);
  }

  private String median(String figure, String contender) {
    boolean isBytes = results.unit(figure) == Unit.BYTES;
    Optional<Spread> spread =
        isBytes
            ? results.spread(figure, contender)
            : results.ratio(figure, contender, Entrant.KAMEO_FORKJOIN);
    return spread
        .map(it -> String.format(Locale.ROOT, isBytes ? "%.0f B" : "%.2f", it.median()))
        .orElse(NOTHING);
  }

  private Optional<String> events() {
    List<List<String>> rows = new ArrayList<>();
    for (String figure : results.figures()) {
      List<String> cells =
          Entrant.KAMEO.stream()
              .map(kameo ->
                  results
                      .ratioOfFigures(figure + Recorded.SUFFIX, figure, kameo)
                      .map(Spread::toText)
                      .orElse(NOTHING))
              .toList();
      if (!cells.stream().allMatch(NOTHING::equals)) {
        rows.add(row(figure, cells));
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(table(row("figure", Entrant.KAMEO), rows));
  }

  private String workloads() {
    return table(
        List.of("workload", "what happens"),
        options.workloads().stream().map(it -> List.of(it.name(), it.description())).toList());
  }

  private String contenders() {
    return table(
        List.of("contender", "what it is"),
        options.entrants().stream().map(it -> List.of(it.name(), it.description())).toList());
  }

  private String failures() {
    return lines(results.failures(), failure -> "- " + failure.toText());
  }

  private String pictures() {
    return lines(Chart.drawn(results), figure -> "![%s](%s.svg)\n".formatted(figure, figure));
  }

  private static List<String> row(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  private static String table(List<String> header, List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(line(header));
    lines.add("|" + "---|".repeat(header.size()));
    rows.forEach(row -> lines.add(line(row)));
    return lines(lines, line -> line);
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static <T> String lines(List<T> things, Function<T, String> toLine) {
    return things.stream().map(thing -> toLine.apply(thing) + "\n").reduce("", String::concat);
  }
}
