package dev.kameo.core;

import dev.kameo.StopReason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is linked with an actor, across its lives, and which lives of others watch it. For any
/// thread; no lock is held while another actor's is taken, so two actors that link each other at
/// once cannot block each other.
final class Relations {

  private final Set<ActorCell<?>> links = new LinkedHashSet<>();
  private final Set<Incarnation<?>> watchers = new LinkedHashSet<>();
  private @Nullable StopReason ended;

  /// Adds a link, unless the actor has ended.
  synchronized void link(ActorCell<?> peer) {
    if (ended == null) {
      links.add(peer);
    }
  }

  /// {@return why the actor has ended, if it has}
  synchronized @Nullable StopReason ended() {
    return ended;
  }

  /// Undoes the links with all children of an actor.
  synchronized void unlinkChildrenOf(ActorCell<?> parent) {
    links.removeIf(peer -> peer.parent() == parent);
  }

  /// {@return whether there was a link}
  synchronized boolean unlink(ActorCell<?> peer) {
    return links.remove(peer);
  }

  /// {@return why the actor has ended, if it has; then it is not watched}
  synchronized @Nullable StopReason watch(Incarnation<?> watcher) {
    if (ended == null) {
      watchers.add(watcher);
    }
    return ended;
  }

  synchronized void unwatch(Incarnation<?> watcher) {
    watchers.remove(watcher);
  }

  /// The actor has ended: tells everybody, behind what the actor had sent them.
  void end(ActorCell<?> self, StopReason reason) {
    List<ActorCell<?>> linked;
    List<Incarnation<?>> watching;
    synchronized (this) {
      ended = reason;
      linked = List.copyOf(links);
      watching = List.copyOf(watchers);
      links.clear();
      watchers.clear();
    }
    for (ActorCell<?> peer : linked) {
      peer.lane().append(new LinkNotice(self, reason));
    }
    for (Incarnation<?> watcher : watching) {
      watcher.cell().lane().append(new WatchNotice(watcher, self, reason));
    }
  }
}
