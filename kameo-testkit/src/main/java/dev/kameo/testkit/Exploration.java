package dev.kameo.testkit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of exploring a scenario. Immutable.
public final class Exploration {

  private final Scenario scenario;
  private final int schedules;
  private final Duration took;
  private final @Nullable RunResult failed;

  /// @param failed the first run that failed, if one did
  Exploration(Scenario scenario, int schedules, Duration took, @Nullable RunResult failed) {
    this.scenario = scenario;
    this.schedules = schedules;
    this.took = took;
    this.failed = failed;
  }

  /// {@return whether the scenario failed under a schedule}
  public boolean hasFailed() {
    return failed != null;
  }

  /// {@return how many schedules were run, up to the one that failed}
  public int schedules() {
    return schedules;
  }

  /// {@return the real time that it took}
  public Duration took() {
    return took;
  }

  Scenario scenario() {
    return scenario;
  }

  /// {@return the first run that failed, or `null`}
  @Nullable RunResult failed() {
    return failed;
  }

  @Override
  public String toString() {
    return "%s after %,d schedules in %.1f s"
        .formatted(failed == null ? "No failure" : "A failure", schedules, took.toNanos() / 1e9);
  }
}
