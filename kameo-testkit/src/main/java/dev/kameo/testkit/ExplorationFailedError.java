package dev.kameo.testkit;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A scenario failed under one of the schedules under which it was explored. The message says what
/// happened and how to repeat it; the cause is what the scenario threw. Immutable.
public final class ExplorationFailedError extends AssertionError {

  @Serial private static final long serialVersionUID = 1L;

  private ExplorationFailedError(String report, @Nullable Throwable cause) {
    super(report, cause);
  }

  static ExplorationFailedError of(Exploration exploration) {
    RunResult failed = Objects.requireNonNull(exploration.failed());
    Failure failure = Objects.requireNonNull(failed.failure());
    return new ExplorationFailedError(
        "%s (%s): %s%nPlan: %s%nWhat happened:%n  %s"
            .formatted(
                exploration,
                failure.kind(),
                failure.text(),
                failed.plan(),
                String.join("\n  ", failed.trace().lines())),
        failure.cause());
  }
}
