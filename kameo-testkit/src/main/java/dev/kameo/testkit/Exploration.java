package dev.kameo.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What came of exploring a scenario. Immutable.
public final class Exploration {

  private final Scenario scenario;
  private final Options options;
  private final List<RunResult> failed;
  private final int firstFailed;
  private final int schedules;
  private final int repetitions;
  private final boolean complete;
  private final Duration took;
  private final Coverage coverage;

  /// @param failed the first run of each bug
  /// @param firstFailed which schedule, from 1, the first of them had
  Exploration(
      Scenario scenario,
      Options options,
      List<RunResult> failed,
      int firstFailed,
      int schedules,
      int repetitions,
      boolean complete,
      Duration took,
      Coverage coverage) {
    this.scenario = scenario;
    this.options = options;
    this.failed = List.copyOf(failed);
    this.firstFailed = firstFailed;
    this.schedules = schedules;
    this.repetitions = repetitions;
    this.complete = complete;
    this.took = took;
    this.coverage = coverage;
  }

  /// {@return whether the scenario failed under a schedule}
  public boolean hasFailed() {
    return !failed.isEmpty();
  }

  /// {@return what went wrong, one text for each bug, the first found first}. There can be more
  /// than one only if the explorer [kept going][Explorer#keepGoing()].
  public List<String> failures() {
    return failed.stream()
        .map(run -> Objects.requireNonNull(run.failure()))
        .map(failure -> failure.kind() + ": " + failure.text())
        .toList();
  }

  /// {@return how many schedules were run}: up to the first that failed, unless the explorer [kept
  /// going][Explorer#keepGoing()].
  public int schedules() {
    return schedules;
  }

  /// {@return how many schedules were run that did not turn out to repeat others}
  int explored() {
    return schedules - repetitions;
  }

  /// {@return whether no other schedule is left that could show anything else}; only an exhaustive
  /// search knows that.
  public boolean isComplete() {
    return complete;
  }

  /// {@return how many different orders of messages in mailboxes there were, up to a million}
  public int interleavings() {
    return coverage.interleavings();
  }

  /// {@return how many pairs of messages from different senders came into a mailbox one after the
  /// other}
  public int races() {
    return coverage.races();
  }

  /// {@return how many of the [#races()] were seen in both orders} The rest may have only one,
  /// since one message follows from the other.
  public int racesSeenBothWays() {
    return coverage.racesSeenBothWays();
  }

  /// {@return the real time that it took}
  public Duration took() {
    return took;
  }

  /// {@return all about the first failure}; it takes some more runs to find that out.
  ///
  /// @throws IllegalStateException if nothing has failed
  public FailureReport report() {
    if (failed.isEmpty()) {
      throw new IllegalStateException("There is no failure to report: " + this);
    }
    Failure failure = Objects.requireNonNull(failed.getFirst().failure());
    String headline =
        "%s in schedule %,d (strategy: %s, seed %d, %.1f s)"
            .formatted(
                FailureReport.nameOf(failure.kind()),
                firstFailed,
                options.strategy,
                options.seed,
                took.toNanos() / 1e9);
    Runner runner = new Runner(scenario, options);
    return Apart.call(runner.scenes(), () -> FailureReport.of(runner, failed.getFirst(), headline));
  }

  Scenario scenario() {
    return scenario;
  }

  Options options() {
    return options;
  }

  /// {@return the first run that failed, or `null`}
  @Nullable RunResult failed() {
    return failed.isEmpty() ? null : failed.getFirst();
  }

  /// {@return what was found, in words}
  @Override
  public String toString() {
    return "%s after %,d schedules (%s) in %.1f s; %s; %s"
        .formatted(
            switch (failed.size()) {
              case 0 -> "No failure";
              case 1 -> "A failure";
              default -> failed.size() + " failures";
            },
            schedules,
            options.strategy,
            took.toNanos() / 1e9,
            coverage,
            complete
                ? "all %,d interleavings explored".formatted(explored())
                : hasFailed() ? "not finished" : "others may be left");
  }
}
