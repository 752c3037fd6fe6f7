package dev.kameo.testkit;

import dev.kameo.spi.Scheduler;
import dev.kameo.spi.SchedulerProvider;
import dev.kameo.spi.SchedulerSettings;
import java.util.Set;

/// The simulator as a scheduler of the name `simulation`, for a system that is made without a
/// [TestKit]. It runs while a thread waits for a reply, and at no other time. Found by the service
/// loader on the class path alone; on the module path, pass one to
/// [dev.kameo.ActorSystem.Builder#scheduler(SchedulerProvider)]. Immutable.
///
/// Its one setting is `simulation.seed`, a number: then what happens next is drawn at random, the
/// same for the same seed. Without, the oldest goes first.
public final class SimulationProvider implements SchedulerProvider {

  private static final String SEED = "seed";

  /// For the service loader.
  public SimulationProvider() {}

  @Override
  public String name() {
    return "simulation";
  }

  /// {@return less than any scheduler for production}
  @Override
  public int priority() {
    return -100;
  }

  @Override
  public Scheduler create(SchedulerSettings settings) {
    settings.requireKnown(Set.of(SEED));
    String seed = settings.values().get(SEED);
    return seed == null
        ? Simulation.oldestFirst(settings.systemName())
        : Simulation.random(settings.systemName(), seed(settings, seed));
  }

  private static long seed(SchedulerSettings settings, String value) {
    try {
      return Long.parseLong(value.trim());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s.%s must be a number: %s".formatted(settings.schedulerName(), SEED, value), e);
    }
  }
}
