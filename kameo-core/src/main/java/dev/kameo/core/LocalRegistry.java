package dev.kameo.core;

import dev.kameo.ActorRef;
import dev.kameo.Registry;
import dev.kameo.spi.Names;
import dev.kameo.spi.Scheduler;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The names of a system.
final class LocalRegistry implements Registry {

  /// What stands for the set of names, where the scheduler compares steps.
  private static final String NAMES = "names";

  private final ConcurrentHashMap<String, ActorCell<?>> cells = new ConcurrentHashMap<>();
  private final Scheduler scheduler;

  /// @param scheduler is told what is looked at and changed
  LocalRegistry(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public boolean register(String name, ActorRef<?> ref) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("name must not be empty. Give the actor a name.");
    }
    Names.requireValid("name", name);
    ActorCell<?> cell = LocalActorRef.cellOf(ref);
    noteChange(name);
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
    scheduler.touched(thing(name), false);
    ActorCell<?> cell = cells.get(name);
    return cell == null ? Optional.empty() : Optional.of(new LocalActorRef<>(cell).narrow(type));
  }

  @Override
  public boolean unregister(String name) {
    noteChange(name);
    return cells.remove(name) != null;
  }

  @Override
  public Set<String> names() {
    scheduler.touched(NAMES, false);
    return new TreeSet<>(cells.keySet());
  }

  /// The actor has stopped, and says so already; whoever registers it from now on sees that.
  void forget(ActorCell<?> cell) {
    cells.forEach((name, other) -> {
      if (other == cell) {
        noteChange(name);
        cells.remove(name, cell);
      }
    });
  }

  private void noteChange(String name) {
    scheduler.touched(thing(name), true);
    scheduler.touched(NAMES, true);
  }

  private static String thing(String name) {
    return "name " + name;
  }
}
