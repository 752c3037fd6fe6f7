package dev.kameo.testkit;

import dev.kameo.spi.Scheduler;
import dev.kameo.spi.SchedulerProvider;
import dev.kameo.spi.SchedulerSettings;
import java.util.Set;

/// Gives a system the simulation that a kit has made for it.
///
/// @param simulation the scheduler
record PreparedProvider(Simulation simulation) implements SchedulerProvider {

  @Override
  public String name() {
    return "simulation";
  }

  @Override
  public int priority() {
    return -100;
  }

  @Override
  public Scheduler create(SchedulerSettings settings) {
    settings.requireKnown(Set.of());
    return simulation;
  }
}
