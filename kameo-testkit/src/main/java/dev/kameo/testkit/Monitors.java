package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What must hold in a simulation after each step, or at last. Guarded by the simulation's lock.
final class Monitors {

  /// For how many fair steps something that must happen at last may be missing.
  static final int PATIENCE = 10_000;

  private final List<Invariant> invariants = new ArrayList<>();
  private final List<Eventual> eventuals = new ArrayList<>();
  private boolean silent;

  void invariant(String name, BooleanSupplier condition) {
    invariants.add(new Invariant(name, condition));
  }

  void eventually(String name, BooleanSupplier condition, int patience) {
    eventuals.add(new Eventual(name, condition, patience));
  }

  /// Begins to count anew.
  void heal() {
    eventuals.forEach(eventual -> eventual.missing = 0);
  }

  /// Looks no more.
  void end() {
    silent = true;
  }

  /// A step that runs code is over.
  ///
  /// @param fair whether it counts for what must happen at last
  /// @return what does not hold, or `null`
  @Nullable PropertyViolationError afterStep(boolean fair) {
    if (silent) {
      return null;
    }
    PropertyViolationError found = look(fair);
    // Told once; what still runs, to the end of the test, runs unwatched.
    silent = found != null;
    return found;
  }

  private @Nullable PropertyViolationError look(boolean fair) {
    for (Invariant invariant : invariants) {
      if (!invariant.condition.getAsBoolean()) {
        return PropertyViolationError.safety(
            "Invariant '%s' does not hold after this step.".formatted(invariant.name));
      }
    }
    for (Eventual eventual : eventuals) {
      if (eventual.condition.getAsBoolean()) {
        eventual.missing = 0;
      } else if (fair && ++eventual.missing > eventual.patience) {
        return PropertyViolationError.liveness(
            "'%s' has not come true for %,d fair steps."
                .formatted(eventual.name, eventual.patience));
      }
    }
    return null;
  }

  /// {@return what has not come true, now that nothing can happen any more; or `null`}
  @Nullable PropertyViolationError atLast() {
    for (Eventual eventual : eventuals) {
      if (!eventual.condition.getAsBoolean()) {
        return PropertyViolationError.liveness(
            "'%s' has not come true, and nothing can happen any more.".formatted(eventual.name));
      }
    }
    return null;
  }

  /// @param name what it says
  /// @param condition what must hold
  private record Invariant(String name, BooleanSupplier condition) {}

  private static final class Eventual {

    private final String name;
    private final BooleanSupplier condition;
    private final int patience;

    /// For how many fair steps it has not held.
    private int missing;

    Eventual(String name, BooleanSupplier condition, int patience) {
      this.name = name;
      this.condition = condition;
      this.patience = patience;
    }
  }
}
