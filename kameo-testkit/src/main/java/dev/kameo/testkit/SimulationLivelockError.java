package dev.kameo.testkit;

import java.io.Serial;

/// The simulation has made more steps than a test may need, and does not come to rest: messages or
/// timers go round. The message shows the last steps. The test may drive on. Immutable.
public final class SimulationLivelockError extends AssertionError {

  @Serial private static final long serialVersionUID = 1L;

  SimulationLivelockError(String report) {
    super(report);
  }
}
