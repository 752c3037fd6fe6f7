package dev.kameo.testkit;

import java.util.Collection;

/// The text of a deadlock: who waits for what, and what nobody takes.
final class DeadlockReport {

  private DeadlockReport() {}

  static String of(Collection<Pause> pauses, Collection<SimulatedLane> lanes) {
    StringBuilder text =
        new StringBuilder(
            "Deadlock: no actor can run and no timer is left, so nobody can end the wait.");
    text.append("\nWho waits for what:");
    for (Pause pause : pauses) {
      if (pause instanceof Wait wait) {
        text.append("\n  ").append(wait.describe());
      }
    }
    StringBuilder queued = new StringBuilder();
    for (SimulatedLane lane : lanes) {
      String content = lane.describe();
      if (!content.isEmpty()) {
        queued.append("\n  ").append(content);
      }
    }
    if (!queued.isEmpty()) {
      text.append("\nWhat is queued:").append(queued);
    }
    return text.toString();
  }
}
