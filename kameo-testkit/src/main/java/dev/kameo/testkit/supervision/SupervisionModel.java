package dev.kameo.testkit.supervision;

import java.util.Map;
import java.util.SortedMap;

/// What must become of a tree of actors, by the rules of supervision and nothing else: no actors
/// run. Immutable.
///
/// The rules are those of Erlang/OTP's supervisor, as the documentation of [dev.kameo.supervision]
/// tells them: who comes back after which end, sliding windows whose far end counts, groups that
/// stop and start together, starts that fail and are tried again, and supervisors that give up.
/// Everything takes no time but waiting for a restart.
///
/// ```java
/// SupervisionModel model = SupervisionModel.of(tree);
/// for (TreeEvent event : story) {
///   model = model.after(event);
/// }
/// model.lives().get("shop/till").isRunning();
/// ```
public final class SupervisionModel {

  private final World world;

  private SupervisionModel(World world) {
    this.world = world;
  }

  /// {@return the model of a tree that has just been started at the top of a system}
  public static SupervisionModel of(ActorTree tree) {
    return new SupervisionModel(World.of(tree));
  }

  /// {@return what it is after something has happened}
  ///
  /// @throws IllegalArgumentException if it happens to an actor that is not in the tree
  public SupervisionModel after(TreeEvent event) {
    World next = world.copy();
    next.happens(event);
    return new SupervisionModel(next);
  }

  /// {@return what has become of each actor, by its path}
  public SortedMap<String, Life> lives() {
    return world.lives();
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
