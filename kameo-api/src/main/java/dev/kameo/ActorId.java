package dev.kameo;

/// Identifies an actor within its system, across restarts. Immutable; ordered by time of spawning.
///
/// @param number counts the actors of one system from 1; never used twice
public record ActorId(long number) implements Comparable<ActorId> {

  @Override
  public int compareTo(ActorId other) {
    return Long.compare(number, other.number);
  }

  /// {@return the number behind a hash sign, like `#7`}
  @Override
  public String toString() {
    return "#" + number;
  }
}
