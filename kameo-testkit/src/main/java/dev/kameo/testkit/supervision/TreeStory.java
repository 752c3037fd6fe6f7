package dev.kameo.testkit.supervision;

import dev.kameo.testkit.Gen;
import java.util.List;

/// A tree, and what happens in it, one after the other. Immutable.
///
/// @param tree who is there
/// @param events what happens, the first first
public record TreeStory(ActorTree tree, List<TreeEvent> events) {

  /// Makes a story of these.
  public TreeStory {
    events = List.copyOf(events);
  }

  /// {@return stories of all small trees}
  ///
  /// @param most how many events at most
  /// @throws IllegalArgumentException if the number is negative
  public static Gen<TreeStory> gen(int most) {
    return ActorTree.gen().flatMap(tree -> gen(tree, most));
  }

  /// {@return stories of this tree}
  ///
  /// @param most how many events at most
  /// @throws IllegalArgumentException if the number is negative
  public static Gen<TreeStory> gen(ActorTree tree, int most) {
    return TreeEvent.stories(tree, most).map(events -> new TreeStory(tree, events));
  }

  /// {@return the tree, and the events in lines}
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(tree.toString());
    events.forEach(event -> text.append("\n  ").append(event));
    return text.toString();
  }
}
