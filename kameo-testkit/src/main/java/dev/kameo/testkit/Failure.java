package dev.kameo.testkit;

import org.jspecify.annotations.Nullable;

/// What went wrong in a run. Immutable.
///
/// @param kind what kind of failure it is
/// @param text what happened, for people
/// @param cause what was thrown, if anything was
record Failure(Kind kind, String text, @Nullable Throwable cause) {

  /// What can go wrong.
  enum Kind {
    /// The scenario threw.
    SCENARIO,
    /// An actor panicked, or a callback of a reply threw, and nobody had said that it may.
    PANIC,
    /// All wait for each other.
    DEADLOCK,
    /// A message was lost: a dead letter that nobody had expected.
    LOST_MESSAGE,
    /// Messages are neither handled, nor dead letters, nor refused.
    CONSERVATION,
    /// What must hold after each step did not.
    INVARIANT,
    /// What must happen at last did not.
    LIVENESS,
    /// Code blocked outside of the simulation.
    LEFT_SIMULATION,
    /// The same plan gave another run.
    NONDETERMINISM
  }

  /// {@return what was thrown by a scenario, or by the simulation into it}
  static Failure of(Throwable thrown) {
    Throwable cause = thrown;
    if (thrown instanceof IllegalStateException
        && thrown.getCause() instanceof NondeterminismError) {
      cause = thrown.getCause();
    }
    return switch (cause) {
      case NondeterminismError e -> of(Kind.NONDETERMINISM, e);
      case SimulationDeadlockError e -> of(Kind.DEADLOCK, e);
      case SimulationLivelockError e -> of(Kind.LIVENESS, e);
      case SimulationLeftError e -> of(Kind.LEFT_SIMULATION, e);
      case PropertyViolationError e -> of(e.isSafety() ? Kind.INVARIANT : Kind.LIVENESS, e);
      default -> new Failure(Kind.SCENARIO, String.valueOf(thrown), thrown);
    };
  }

  private static Failure of(Kind kind, Throwable thrown) {
    return new Failure(kind, String.valueOf(thrown.getMessage()), thrown);
  }

  /// {@return whether both are, as far as can be told, the same mistake: of one kind, thrown at one
  /// place}
  boolean isSameBugAs(Failure other) {
    return kind == other.kind && placeOf(cause).equals(placeOf(other.cause));
  }

  private static String placeOf(@Nullable Throwable thrown) {
    if (thrown == null) {
      return "";
    }
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (!isFramework(frame.getClassName())) {
        return thrown.getClass().getName() + " at " + frame;
      }
    }
    return thrown.getClass().getName();
  }

  private static boolean isFramework(String className) {
    return className.startsWith("java.")
        || className.startsWith("jdk.")
        || className.startsWith("org.junit.")
        || className.startsWith("org.opentest4j.")
        || className.startsWith("org.assertj.")
        || className.startsWith("org.hamcrest.");
  }
}
