package dev.kameo.testkit;

import java.io.Serial;

/// Code in the simulation waits, in real time, for something that the simulation knows nothing of,
/// or does not come to an end. The message says whose code, what it was handling, and where. The
/// simulation cannot go on; it can be closed. Immutable.
public final class SimulationLeftError extends AssertionError {

  @Serial private static final long serialVersionUID = 1L;

  SimulationLeftError(String report) {
    super(report);
  }
}
