package dev.kameo.spi;

/// Makes a scheduler: a service, found by its name.
public interface SchedulerProvider {

  /// {@return the name that users choose it by}
  String name();

  /// {@return which to take when several are found and none is chosen: the highest; negative for
  /// one that is not meant for production}
  int priority();

  /// {@return a running scheduler}
  ///
  /// @throws IllegalArgumentException if a setting is unknown or out of its range
  Scheduler create(SchedulerSettings settings);
}
