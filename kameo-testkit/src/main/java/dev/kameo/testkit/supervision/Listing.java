package dev.kameo.testkit.supervision;

import dev.kameo.supervision.ChildCount;
import dev.kameo.supervision.ChildState;
import java.util.List;

/// What a supervisor tells of its children when it is asked. Immutable.
///
/// @param children all of them, the oldest first
/// @param count how many there are
public record Listing(List<Child> children, ChildCount count) {

  /// Copies the list.
  public Listing {
    children = List.copyOf(children);
  }

  /// A child.
  ///
  /// @param name its own name
  /// @param state what it is doing
  public record Child(String name, ChildState state) {

    @Override
    public String toString() {
      return name + " " + state;
    }
  }

  @Override
  public String toString() {
    return "%s, %s".formatted(children, count);
  }
}
