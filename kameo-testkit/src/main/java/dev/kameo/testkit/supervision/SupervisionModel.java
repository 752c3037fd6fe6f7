package dev.kameo.testkit.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// What must become of a tree of actors, by the rules of supervision and nothing else: no actors
/// run. Immutable.
///
/// The rules are those of Erlang/OTP's supervisor, as the documentation of [dev.kameo.supervision]
/// tells them: who comes back after which end, sliding windows whose far end counts, groups that
/// stop and start together, starts that fail and are tried again, and supervisors that give up.
/// Everything takes no time but waiting for a restart, and an `onStop` whose tree says so.
///
/// ```java
/// SupervisionModel model = SupervisionModel.of(tree);
/// for (TreeEvent event : story) {
///   model = model.after(event);
/// }
/// model.lives().get("shop/till").isRunning();
/// ```
public final class SupervisionModel {

  private final TreeStory story;

  /// What the story leads to. Not changed any more.
  private final World world;

  private SupervisionModel(TreeStory story) {
    this.story = story;
    this.world = World.of(story.tree());
    story.events().forEach(world::happens);
  }

  /// {@return the model of a tree that has just been started at the top of a system}
  public static SupervisionModel of(ActorTree tree) {
    return new SupervisionModel(new TreeStory(tree, List.of()));
  }

  /// {@return what it is after something has happened}
  ///
  /// @throws IllegalArgumentException if it happens to an actor that is not in the tree
  public SupervisionModel after(TreeEvent event) {
    List<TreeEvent> events = new ArrayList<>(story.events());
    events.add(event);
    return new SupervisionModel(new TreeStory(story.tree(), events));
  }

  /// {@return what has become of each actor, by its path}
  public SortedMap<String, Life> lives() {
    return world.lives();
  }

  /// {@return what was answered to each request, in the order of the requests}
  public List<Answer> answers() {
    return world.answers();
  }

  /// {@return what each supervisor that runs tells of its children, by its path}
  public SortedMap<String, Listing> listings() {
    return world.listings();
  }

  /// {@return each actor and its life, in lines}
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Life> entry : lives().entrySet()) {
      text.append(entry.getKey()).append(": ").append(entry.getValue()).append('\n');
    }
    return text.toString();
  }
}
