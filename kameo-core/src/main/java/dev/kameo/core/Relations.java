package dev.kameo.core;

import dev.kameo.StopReason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is linked with an actor and who watches it. For any thread; no lock is held while another
/// actor's is taken, so two actors that link each other at once cannot block each other.
final class Relations {

  private final Set<ActorCell<?>> links = new LinkedHashSet<>();
  private final Set<ActorCell<?>> watchers = new LinkedHashSet<>();
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

  /// {@return whether there was a link}
  synchronized boolean unlink(ActorCell<?> peer) {
    return links.remove(peer);
  }

  /// {@return why the actor has ended, if it has; then it is not watched}
  synchronized @Nullable StopReason watch(ActorCell<?> watcher) {
    if (ended == null) {
      watchers.add(watcher);
    }
    return ended;
  }

  synchronized void unwatch(ActorCell<?> watcher) {
    watchers.remove(watcher);
  }

  /// The actor has ended: tells everybody, behind what the actor had sent them.
  void end(ActorCell<?> self, StopReason reason) {
    List<ActorCell<?>> linked;
    List<ActorCell<?>> watching;
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
    for (ActorCell<?> watcher : watching) {
      watcher.lane().append(new WatchNotice(self, reason));
    }
  }
}
