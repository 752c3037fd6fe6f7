package dev.kameo;

import java.time.Duration;
import java.util.List;

/// What came of stopping a system. Immutable.
///
/// @param notStopped the actors that did not stop in time, with what each was doing
/// @param took how long it took
public record ShutdownReport(List<String> notStopped, Duration took) {

  /// Copies the list.
  public ShutdownReport {
    notStopped = List.copyOf(notStopped);
  }

  /// {@return whether every actor has stopped}
  public boolean isClean() {
    return notStopped.isEmpty();
  }
}
