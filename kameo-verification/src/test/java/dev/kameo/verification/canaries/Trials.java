package dev.kameo.verification.canaries;

import dev.kameo.testkit.Exploration;
import dev.kameo.testkit.Explorer;
import dev.kameo.testkit.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What came of exploring one canary with one strategy, from several seeds. Immutable.
///
/// @param list one exploration for each seed
record Trials(List<Exploration> list) {

  /// What a trial is allowed, and what a miss counts.
  static final int SCHEDULES = 10_000;

  private static final int SEEDS = 20;

  private static final Pattern DEVIATIONS = Pattern.compile("from (\\d+) to (\\d+) deviations");

  /// A strategy that does the same for every seed.
  private static final Strategy SEEDLESS = Strategy.hold(2);

  /// Runs up to 20 trials, and none more when the time is over.
  static Trials of(Canary canary, Strategy strategy, Duration patience) {
    Explorer explorer = canary.explorer(canary.buggy()).schedules(SCHEDULES).strategy(strategy);
    List<Exploration> list = new ArrayList<>();
    int seeds = strategy.equals(SEEDLESS) ? 1 : SEEDS;
    long end = System.nanoTime() + patience.toNanos();
    do {
      list.add(explorer.seed(list.size()).explore());
    } while (list.size() < seeds && System.nanoTime() < end);
    return new Trials(list);
  }

  int count() {
    return list.size();
  }

  int found() {
    return (int) list.stream().filter(Exploration::hasFailed).count();
  }

  boolean foundAlways() {
    return found() == count();
  }

  /// {@return how many schedules it took to find the bug, a miss counting as all}
  double mean() {
    return list.stream().mapToInt(Trials::cost).average().orElseThrow();
  }

  int worst() {
    return list.stream().mapToInt(Trials::cost).max().orElseThrow();
  }

  double seconds() {
    return list.stream().mapToDouble(trial -> trial.took().toNanos() / 1e9).sum();
  }

  /// {@return by how much the failure of the first trial differs from the default order, as found
  /// and after shrinking, as its report says}
  String deviations() {
    Matcher sizes =
        list.stream()
            .filter(Exploration::hasFailed)
            .limit(1)
            .map(trial -> DEVIATIONS.matcher(trial.report().text()))
            .filter(Matcher::find)
            .findFirst()
            .orElseThrow();
    return sizes.group(1) + " → " + sizes.group(2);
  }

  private static int cost(Exploration trial) {
    return trial.hasFailed() ? trial.schedules() : SCHEDULES;
  }
}
