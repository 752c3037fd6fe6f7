package dev.kameo.core;

import dev.kameo.ActorRef;
import dev.kameo.Registry;
import dev.kameo.spi.Names;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The names of a system.
final class LocalRegistry implements Registry {

  private final ConcurrentHashMap<String, ActorCell<?>> cells = new ConcurrentHashMap<>();

  @Override
  public boolean register(String name, ActorRef<?> ref) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("name must not be empty. Give the actor a name.");
    }
    Names.requireValid("name", name);
    ActorCell<?> cell = LocalActorRef.cellOf(ref);
    ActorCell<?> other = cells.putIfAbsent(name, cell);
    if (other != null && other != cell) {
      return false;
    }
    if (cell.isStopped()) {
      cells.remove(name, cell);
      return false;
    }
    return true;
  }

  @Override
  public <B> Optional<ActorRef<B>> lookup(String name, Class<B> type) throws InterruptedException {
    ActorCell<?> cell = cells.get(name);
    return cell == null ? Optional.empty() : Optional.of(new LocalActorRef<>(cell).narrow(type));
  }

  @Override
  public boolean unregister(String name) {
    return cells.remove(name) != null;
  }

  @Override
  public Set<String> names() {
    return new TreeSet<>(cells.keySet());
  }

  /// The actor has stopped, and says so already; whoever registers it from now on sees that.
  void forget(ActorCell<?> cell) {
    if (!cells.isEmpty()) {
      cells.values().removeIf(other -> other == cell);
    }
  }
}
