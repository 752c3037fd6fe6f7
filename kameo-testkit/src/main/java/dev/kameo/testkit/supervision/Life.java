package dev.kameo.testkit.supervision;

/// What has become of an actor. Immutable.
///
/// @param isRunning whether it has started and not ended
/// @param starts how often it was to start, those that failed included; of a `Supervisor`, whose
///   starts nobody sees but its children, always 0
public record Life(boolean isRunning, int starts) {

  @Override
  public String toString() {
    return "%s after %d start%s"
        .formatted(isRunning ? "running" : "not running", starts, starts == 1 ? "" : "s");
  }
}
