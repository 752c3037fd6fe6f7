package dev.kameo.testkit.supervision;

import dev.kameo.supervision.RestartPolicy;

/// Why a life ends in a model.
enum End {
  NORMAL("Normal", false),
  SHUTDOWN("SupervisorShutdown", false),
  LIMIT("RestartLimitExceeded", false),
  KILLED("Killed", true),
  PANICKED("Panicked", true),
  START_FAILED("StartFailed", true);

  /// What the runtime calls it.
  final String reason;

  private final boolean isFailure;

  End(String reason, boolean isFailure) {
    this.reason = reason;
    this.isFailure = isFailure;
  }

  /// {@return whether an actor of that policy starts again after it}
  boolean returns(RestartPolicy policy) {
    return switch (policy) {
      case PERMANENT -> true;
      case TRANSIENT -> isFailure;
      case TEMPORARY -> false;
    };
  }
}
