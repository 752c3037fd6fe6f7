package dev.kameo.testkit;

import java.io.Serial;

/// A thread waits for something that cannot happen any more: in the simulation nothing can run, and
/// no timer is left. The message says who waits for what, and what is queued where. Immutable.
public final class SimulationDeadlockError extends AssertionError {

  @Serial private static final long serialVersionUID = 1L;

  SimulationDeadlockError(String report) {
    super(report);
  }
}
