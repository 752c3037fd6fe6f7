package dev.kameo.testkit;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A scenario failed under one of the schedules under which it was explored. The message says what
/// happened and how to repeat it; the cause is what the scenario threw. Immutable.
public final class ExplorationFailedError extends AssertionError {

  @Serial private static final long serialVersionUID = 1L;

  private final transient FailureReport report;

  private ExplorationFailedError(FailureReport report, @Nullable Throwable cause) {
    super(report.text(), cause);
    this.report = report;
  }

  static ExplorationFailedError of(FailureReport report) {
    return new ExplorationFailedError(report, report.cause());
  }

  /// {@return everything that is known of the failure}
  public FailureReport report() {
    return report;
  }
}
