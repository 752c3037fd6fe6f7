package dev.kameo.testkit;

import java.io.Serial;

/// What a test had said must hold, does not: an [invariant][TestKit#invariant], or something that
/// had to come true [at last][TestKit#eventually]. Immutable.
public final class PropertyViolationError extends AssertionError {

  @Serial private static final long serialVersionUID = 1L;

  private final boolean safety;

  private PropertyViolationError(String message, boolean safety) {
    super(message);
    this.safety = safety;
  }

  static PropertyViolationError safety(String message) {
    return new PropertyViolationError(message, true);
  }

  static PropertyViolationError liveness(String message) {
    return new PropertyViolationError(message, false);
  }

  /// {@return whether something happened that must never happen, rather than something not that
  /// must happen at last}
  public boolean isSafety() {
    return safety;
  }
}
