package dev.kameo.testkit;

/// How an explorer chooses schedules. Immutable.
public final class Strategy {

  private final String name;

  private Strategy(String name) {
    this.name = name;
  }

  /// {@return at each decision, each step that may come next with the same probability}
  public static Strategy randomWalk() {
    return new Strategy("random");
  }

  /// {@return a search for failures in this way}
  Search search() {
    return (number, seed) -> Choices.random(seed);
  }

  /// {@return its name}
  @Override
  public String toString() {
    return name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Strategy strategy && name.equals(strategy.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
