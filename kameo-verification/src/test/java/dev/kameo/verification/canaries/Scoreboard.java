package dev.kameo.verification.canaries;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.kameo.testkit.Exploration;
import dev.kameo.testkit.Explorer;
import dev.kameo.testkit.Strategy;
import dev.kameo.testkit.TestKit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/// Measures every strategy on every canary, and writes a page about it.
///
/// The property `scoreboard.seconds` says after how many seconds no other trial of one strategy on
/// one program begins.
public final class Scoreboard {

  private static final List<Strategy> STRATEGIES =
      List.of(
          Strategy.portfolio(),
          Strategy.surw(),
          Strategy.urw(),
          Strategy.pos(),
          Strategy.pct(3),
          Strategy.fairPct(10),
          Strategy.delays(3),
          Strategy.randomWalk(),
          Strategy.probabilistic(3),
          Strategy.hold(2));

  private static final int TWIN_SCHEDULES = 3_000;

  private final Map<Strategy, Map<Canary, Trials>> trials = new LinkedHashMap<>();
  private final Map<Canary, Exploration> twins = new EnumMap<>(Canary.class);
  private final Duration patience = Duration.ofSeconds(Integer.getInteger("scoreboard.seconds", 3));

  private Scoreboard() {}

  /// @param args the file to write
  public static void main(String[] args) throws Exception {
    ((Logger) LoggerFactory.getLogger("dev.kameo")).setLevel(Level.OFF);
    Scoreboard board = new Scoreboard();
    board.measure();
    board.write(Path.of(args[0]));
  }

  private void measure() {
    for (Strategy strategy : STRATEGIES) {
      Map<Canary, Trials> row = new EnumMap<>(Canary.class);
      for (Canary canary : Canary.values()) {
        row.put(canary, Trials.of(canary, strategy, patience(strategy)));
      }
      trials.put(strategy, row);
      System.err.println(strategyRow(strategy));
    }
    for (Canary canary : Canary.values()) {
      twins.put(canary, canary.explorer(canary.repaired()).schedules(TWIN_SCHEDULES).explore());
    }
  }

  /// {@return much time for the default strategy, so that it has all its trials}
  private Duration patience(Strategy strategy) {
    return strategy.equals(Strategy.portfolio()) ? patience.multipliedBy(20) : patience;
  }

  private void write(Path file) throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add(
        """
        # The explorer's scoreboard

        Small actor programs, each with one bug that the default order does not show, are explored with every strategy. They are in
        [the canaries](../kameo-verification/src/test/java/dev/kameo/verification/canaries). This page is written by

            mvn -q -Pscoreboard

        on %d cores. A trial is one seed and up to %,d schedules; a miss counts as all of them. There are 20 trials for each program,
        fewer where they took longer than %d seconds together, 20 times that for the default strategy, and one where a strategy does not
        depend on a seed. Times and throughput are those of a machine that may have had other work. The numbers compare
        strategies on these programs; they promise nothing about others. The searches that try everything are left out: they are for smaller
        programs.

        ## Strategies
        """
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                Trials.SCHEDULES,
                patience.toSeconds()));
    addStrategies(lines);
    addPrograms(lines);
    addMeans(lines);
    addThroughput(lines);
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private void addStrategies(List<String> lines) {
    lines.add("| strategy | found | programs always found | mean schedules | seconds |");
    lines.add("|---|--:|--:|--:|--:|");
    trials.keySet().forEach(strategy -> lines.add(strategyRow(strategy)));
  }

  private String strategyRow(Strategy strategy) {
    var row = trials.get(strategy).values();
    return "| %s | %d of %d | %d of %d | %,.0f | %.0f |"
        .formatted(
            strategy,
            row.stream().mapToInt(Trials::found).sum(),
            row.stream().mapToInt(Trials::count).sum(),
            row.stream().filter(Trials::foundAlways).count(),
            row.size(),
            row.stream().mapToDouble(Trials::mean).average().orElseThrow(),
            row.stream().mapToDouble(Trials::seconds).sum());
  }

  private void addPrograms(List<String> lines) throws Exception {
    lines.add(
        """

        ## Programs

        With the default strategy. *Steps* is the length of the run in the default order. *Deviations* are the decisions of the first
        trial's failure in which not the oldest step was taken, as found and after shrinking. The repaired twin ran under %,d schedules.

        | program | bug | steps | found | mean schedules | most | deviations | alarms on the twin |
        |---|---|--:|--:|--:|--:|--:|--:|\
        """
            .formatted(TWIN_SCHEDULES));
    for (Canary canary : Canary.values()) {
      Trials found = trials.get(Strategy.portfolio()).get(canary);
      lines.add(
          "| %s | %s | %d | %d of %d | %.0f | %d | %s | %d |"
              .formatted(
                  canary.title(),
                  canary.pattern(),
                  steps(canary),
                  found.found(),
                  found.count(),
                  found.mean(),
                  found.worst(),
                  found.deviations(),
                  twins.get(canary).hasFailed() ? 1 : 0));
    }
  }

  private static int steps(Canary canary) throws Exception {
    try (TestKit kit = TestKit.create()) {
      canary.buggy().run(kit);
      return kit.trace().size();
    }
  }

  private void addMeans(List<String> lines) {
    lines.add("\n## Mean schedules to the first failure\n\nA star: not in every trial.\n");
    lines.add(row("program", STRATEGIES.stream().map(Strategy::toString)));
    lines.add(row("---", STRATEGIES.stream().map(strategy -> "--:")));
    for (Canary canary : Canary.values()) {
      lines.add(row(canary.title(), STRATEGIES.stream().map(s -> mean(trials.get(s).get(canary)))));
    }
  }

  private static String row(String head, Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| " + head + " | ", " |"));
  }

  private static String mean(Trials trials) {
    return "%,.0f%s".formatted(trials.mean(), trials.foundAlways() ? "" : "*");
  }

  private static void addThroughput(List<String> lines) throws Exception {
    int steps;
    try (TestKit kit = TestKit.create()) {
      new Rally().run(kit);
      steps = kit.trace().size();
    }
    lines.add(
        """

        ## Throughput

        A scenario of %d steps without waits, after warming up:

        | strategy | threads | schedules a second | a second of processor time |
        |---|--:|--:|--:|\
        """
            .formatted(steps));
    int cores = Runtime.getRuntime().availableProcessors();
    for (Strategy strategy :
        List.of(Strategy.randomWalk(), Strategy.surw(), Strategy.portfolio())) {
      for (int threads : cores == 1 ? List.of(1) : List.of(1, cores)) {
        lines.add(throughput(strategy, threads));
      }
    }
  }

  private static String throughput(Strategy strategy, int threads) {
    Explorer explorer = Explorer.of(new Rally()).strategy(strategy).threads(threads);
    explorer.time(Duration.ofSeconds(5)).explore();
    Duration before = processorTime();
    Exploration measured = explorer.time(Duration.ofSeconds(5)).explore();
    return "| %s | %d | %,.0f | %,.0f |"
        .formatted(
            strategy,
            threads,
            perSecond(measured, measured.took()),
            perSecond(measured, processorTime().minus(before)));
  }

  private static double perSecond(Exploration measured, Duration time) {
    return measured.schedules() * 1e9 / time.toNanos();
  }

  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }
}
