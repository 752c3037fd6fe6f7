package dev.kameo.spi;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a scheduler is created with. Immutable.
///
/// @param systemName the name of the actor system, for the names of threads
/// @param schedulerName the name of the scheduler, which stands before each setting outside
/// @param values the settings by their names
public record SchedulerSettings(
    String systemName, String schedulerName, Map<String, String> values) {

  /// Copies the map.
  public SchedulerSettings {
    values = Map.copyOf(values);
  }

  /// {@return a scheduler's part of all settings, and of the system properties that begin with
  /// `kameo.` and its name}
  public static SchedulerSettings of(
      String systemName, String schedulerName, Map<String, String> all) {
    Map<String, String> own = new HashMap<>();
    String prefix = schedulerName + ".";
    String outside = "kameo." + prefix;
    for (Object key : System.getProperties().keySet()) {
      if (key instanceof String property && property.startsWith(outside)) {
        own.put(property.substring(outside.length()), System.getProperty(property, ""));
      }
    }
    all.forEach((key, value) -> {
      if (key.startsWith(prefix)) {
        own.put(key.substring(prefix.length()), value);
      }
    });
    return new SchedulerSettings(systemName, schedulerName, own);
  }

  /// Refuses settings that the scheduler does not have.
  ///
  /// @throws IllegalArgumentException naming the setting and those there are
  public void requireKnown(Set<String> known) {
    for (String key : new TreeSet<>(values.keySet())) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "Scheduler '%s' has no setting '%s'. It has %s."
                .formatted(schedulerName, key, new TreeSet<>(known)));
      }
    }
  }

  /// {@return a setting that is a positive number}
  ///
  /// @param otherwise if it is not set
  /// @throws IllegalArgumentException naming the setting, its value, and what is allowed
  public int positive(String key, int otherwise) {
    return positive(key, otherwise, Integer.MAX_VALUE);
  }

  /// {@return a setting that is a positive number}
  ///
  /// @param otherwise if it is not set
  /// @param most the largest that is allowed
  /// @throws IllegalArgumentException naming the setting, its value, and what is allowed
  public int positive(String key, int otherwise, int most) {
    String value = values.get(key);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value.trim());
      if (number > 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // answered below, like a number that is not allowed
    }
    throw new IllegalArgumentException(
        "%s.%s must be a number from 1 to %d: %s. Correct it, or leave it out for %d."
            .formatted(schedulerName, key, most, value, otherwise));
  }
}
