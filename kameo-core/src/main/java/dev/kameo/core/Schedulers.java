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
  synchronized Outside named(String name) {
    Outside found = running.get(name);
    if (found == null) {
      found = start(settings.schedulers().apply(name));
      running.put(name, found);
    }
    return found;
  }

  private Outside start(SchedulerProvider provider) {
    return new Outside(system, provider.create(settings.of(provider)));
  }

  synchronized void close() {
    running.values().forEach(outside -> outside.scheduler().close());
  }
}
