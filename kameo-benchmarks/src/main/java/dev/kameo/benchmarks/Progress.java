package dev.kameo.benchmarks;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How far a run is, and how long it may still take. For one thread.
final class Progress {

  private final List<Plan.Turn> turns;
  private final Options options;

  /// The jobs that turned out to be nobody's: they take no time in later rounds.
  private final Set<String> nobodys = new HashSet<>();

  private final long begin = System.nanoTime();
  private Duration planned = Duration.ZERO;
  private int done;

  Progress(List<Plan.Turn> turns, Options options) {
    this.turns = turns;
    this.options = options;
  }

  /// {@return whether the turn is worth a fork}
  boolean isWorthwhile(Plan.Turn turn) {
    return !nobodys.contains(job(turn));
  }

  /// Notes the next turn.
  ///
  /// @param hasFigures whether there was something to measure
  void done(Plan.Turn turn, boolean hasFigures) {
    done++;
    if (hasFigures) {
      planned = planned.plus(Plan.duration(turn, options));
    } else {
      nobodys.add(job(turn));
    }
  }

  /// {@return how long the rest takes, if it goes on like this}
  Duration left() {
    Duration rest =
        turns.subList(done, turns.size()).stream()
            .filter(this::isWorthwhile)
            .map(turn -> Plan.duration(turn, options))
            .reduce(Duration.ZERO, Duration::plus);
    double pace = planned.isZero() ? 1 : (double) (System.nanoTime() - begin) / planned.toNanos();
    return Duration.ofMillis((long) (rest.toMillis() * pace));
  }

  /// {@return like `[3/700, 25 min left]`}
  String toText() {
    return "[%d/%d, %d min left]".formatted(done, turns.size(), left().plusSeconds(59).toMinutes());
  }

  private static String job(Plan.Turn turn) {
    return turn.workload().name() + " " + turn.entrant().name();
  }
}
