package dev.kameo.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the API tells the core about a system to create. Immutable.
///
/// @param name the system's name
/// @param scheduler runs the actors that do not ask for another
/// @param schedulers finds the others by name, or throws [dev.kameo.SchedulerNotFoundException]
/// @param settings the settings of schedulers, with the scheduler's name and a dot before each
/// @param shutdownTimeout how long closing waits
/// @param instrumentation sees what happens to actors; each changes what the one before has left
public record SystemSettings(
    String name,
    SchedulerProvider scheduler,
    Function<String, SchedulerProvider> schedulers,
    Map<String, String> settings,
    Duration shutdownTimeout,
    List<Instrumentation> instrumentation) {

  /// Copies the map and the list.
  public SystemSettings {
    settings = Map.copyOf(settings);
    instrumentation = List.copyOf(instrumentation);
  }

  /// {@return what a scheduler is created with: the part of the settings that is its own}
  public SchedulerSettings of(SchedulerProvider provider) {
    return SchedulerSettings.of(name, provider.name(), settings);
  }
}
