package dev.kameo.core;

import dev.kameo.spi.SchedulerProvider;
import dev.kameo.spi.SystemSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/// The schedulers of a system: its own, and those that single actors ask for, made when first asked
/// for.
final class Schedulers {

  private final LocalActorSystem system;
  private final SystemSettings settings;
  private final Map<String, Outside> running = new LinkedHashMap<>();
  private final Outside main;

  /// Whether they are closed: none is started any more, since nobody would close it. Guarded by
  /// this.
  private boolean closed;

  Schedulers(LocalActorSystem system, SystemSettings settings) {
    this.system = system;
    this.settings = settings;
    this.main = start(settings.scheduler());
    running.put(settings.scheduler().name(), main);
  }

  /// {@return the scheduler of actors that do not ask for another}
  Outside main() {
    return main;
  }

  /// @throws dev.kameo.SchedulerNotFoundException if there is none of that name
  /// @throws IllegalStateException if it was not asked for before they were closed
  synchronized Outside named(String name) {
    Outside found = running.get(name);
    if (found == null) {
      if (closed) {
        throw new IllegalStateException(
            "System '%s' is closed and cannot start scheduler '%s'. Create another one."
                .formatted(system.name(), name));
      }
      found = start(settings.schedulers().apply(name));
      running.put(name, found);
    }
    return found;
  }

  private Outside start(SchedulerProvider provider) {
    return new Outside(system, provider.create(settings.of(provider)));
  }

  synchronized void close() {
    closed = true;
    running.values().forEach(outside -> outside.scheduler().close());
  }
}
