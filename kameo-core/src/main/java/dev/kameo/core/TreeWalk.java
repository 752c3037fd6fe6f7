package dev.kameo.core;

import dev.kameo.ActorSnapshot;
import dev.kameo.supervision.ChildState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at actors from outside, one after another. For any thread; no actor waits for it.
final class TreeWalk {

  private TreeWalk() {}

  /// {@return the children of the cell, with all that is below them}
  static List<ActorSnapshot> below(ActorCell<?> cell) {
    cell.lane().touched(false);
    List<ActorSnapshot> found = new ArrayList<>();
    for (ActorCell<?> child : childCells(cell)) {
      found.add(look(cell, child));
    }
    return found;
  }

  /// Looks again when the actor has got another life meanwhile, so that all is about one life.
  private static ActorSnapshot look(ActorCell<?> parent, ActorCell<?> cell) {
    while (true) {
      Incarnation<?> life = cell.incarnation();
      ChildState state = Activity.of(parent, cell);
      ActorSnapshot seen =
          new ActorSnapshot(
              cell.id(),
              cell.ownName(),
              cell.name(),
              cell.kind(),
              state,
              life.number() - 1,
              cell.spec().mailbox(),
              cell.lane().size(),
              cell.spec().restart(),
              Optional.ofNullable(life.knownSupervision()).map(Supervision::saidStrategy),
              below(cell));
      if (cell.incarnation() == life) {
        return seen;
      }
    }
  }

  private static List<ActorCell<?>> childCells(ActorCell<?> cell) {
    Ties known = cell.knownTies();
    return known == null ? List.of() : known.childCells();
  }
}
