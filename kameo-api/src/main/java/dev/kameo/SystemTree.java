package dev.kameo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The actors of a system, as [ActorSystem#tree()] has found them: for people and consoles.
/// Immutable.
///
/// @param system the name of the system
/// @param closed whether it has been closed, or is being closed
/// @param actors those at the top of the tree, in the order they were spawned
public record SystemTree(String system, boolean closed, List<ActorSnapshot> actors) {

  /// Copies the list.
  public SystemTree {
    actors = List.copyOf(actors);
  }

  /// {@return all actors, each before its children}
  public List<ActorSnapshot> all() {
    List<ActorSnapshot> all = new ArrayList<>();
    collect(actors, all);
    return List.copyOf(all);
  }

  private static void collect(List<ActorSnapshot> actors, List<ActorSnapshot> all) {
    for (ActorSnapshot actor : actors) {
      all.add(actor);
      collect(actor.children(), all);
    }
  }

  /// {@return the actor with this path, like `boss/worker`}
  public Optional<ActorSnapshot> find(String path) {
    return all().stream().filter(actor -> actor.path().equals(path)).findFirst();
  }

  /// {@return the tree as text, one line for each actor}
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(system).append(closed ? " (closed)" : "");
    append(text, actors, "\n");
    return text.toString();
  }

  private static void append(StringBuilder text, List<ActorSnapshot> actors, String indent) {
    for (int i = 0; i < actors.size(); i++) {
      boolean isLast = i == actors.size() - 1;
      ActorSnapshot actor = actors.get(i);
      text.append(indent).append(isLast ? "└─ " : "├─ ").append(actor);
      append(text, actor.children(), indent + (isLast ? "   " : "│  "));
    }
  }
}
