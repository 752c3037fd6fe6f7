package dev.kameo.core;

import dev.kameo.ActorRef;
import dev.kameo.NameTakenException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The living children of an actor, in the order of their numbers, or of those whose places they
/// have taken: a list that runs through the cells themselves, and the names that were chosen. For
/// any thread.
final class Children {

  private @Nullable ActorCell<?> last;
  private @Nullable ActorCell<?> first;
  private @Nullable Map<String, ActorCell<?>> named;
  private boolean closed;

  /// @param former whose place it takes, which is not among the children any more; `null` for a
  ///   place of its own, the last as a rule
  /// @throws IllegalStateException if the parent is stopping
  /// @throws NameTakenException if a living sibling has the name
  synchronized void add(ActorCell<?> parent, ActorCell<?> child, @Nullable ActorCell<?> former) {
    if (closed) {
      throw new IllegalStateException(
          "Actor %s is stopping and cannot spawn. Spawn before it stops, or from another actor."
              .formatted(parent));
    }
    String name = child.spec().name();
    if (!name.isEmpty()) {
      if (named == null) {
        named = new HashMap<>();
      }
      ActorCell<?> other = named.putIfAbsent(name, child);
      if (other != null) {
        throw new NameTakenException(
            "The name '%s' is taken by %s. Wait until that one has stopped, or choose another name."
                .formatted(name, other));
      }
    }
    if (former != null) {
      child.ties().place = former.place();
    }
    insert(child);
  }

  private void insert(ActorCell<?> child) {
    long place = child.place();
    ActorCell<?> before = last;
    while (before != null && before.place() > place) {
      before = before.previous;
    }
    ActorCell<?> after = before == null ? first : before.next;
    child.previous = before;
    child.next = after;
    if (before == null) {
      first = child;
    } else {
      before.next = child;
    }
    if (after == null) {
      last = child;
    } else {
      after.previous = child;
    }
  }

  /// @param news what is so from the moment on at which the child is not among the others
  synchronized void remove(ActorCell<?> child, Runnable news) {
    if (contains(child)) {
      remove(child);
    }
    news.run();
  }

  private void remove(ActorCell<?> child) {
    if (child.previous == null) {
      first = child.next;
    } else {
      child.previous.next = child.next;
    }
    if (child.next == null) {
      last = child.previous;
    } else {
      child.next.previous = child.previous;
    }
    child.previous = null;
    child.next = null;
    if (named != null) {
      named.remove(child.spec().name(), child);
    }
  }

  synchronized boolean contains(ActorCell<?> child) {
    return child.previous != null || first == child;
  }

  /// Takes no more children.
  ///
  /// @return the youngest there is
  synchronized @Nullable ActorCell<?> closeAndLast() {
    closed = true;
    return last;
  }

  /// Takes children again: the next life of the parent begins.
  synchronized void reopen() {
    closed = false;
  }

  synchronized boolean isEmpty() {
    return first == null;
  }

  synchronized List<ActorCell<?>> cells() {
    List<ActorCell<?>> cells = new ArrayList<>();
    for (ActorCell<?> cell = first; cell != null; cell = cell.next) {
      cells.add(cell);
    }
    return cells;
  }

  List<ActorRef<?>> refs() {
    List<ActorRef<?>> refs = new ArrayList<>();
    for (ActorCell<?> cell : cells()) {
      refs.add(new LocalActorRef<>(cell));
    }
    return List.copyOf(refs);
  }
}
