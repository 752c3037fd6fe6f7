package dev.kameo.scheduler.forkjoin;

import dev.kameo.spi.Scheduler;
import dev.kameo.spi.SchedulerProvider;
import dev.kameo.spi.SchedulerSettings;
import java.util.Set;

/// Provides the scheduler `forkjoin`: actors on a pool of as many threads as there are processors.
/// For actors that compute and tell. Waiting for a reply is compensated by another thread; other
/// blocking code holds one of the few threads. An actor that was told something by one that then
/// computes or blocks starts one to two milliseconds later, if a processor idles.
///
/// Settings: `parallelism`, how many actors run at the same time (the number of processors);
/// `batch`, how many messages an actor handles before others have their turn (64). Thread locals
/// belong to the pool's threads, not to an actor.
public final class ForkJoinSchedulerProvider implements SchedulerProvider {

  private static final int BATCH = 64;

  /// For [java.util.ServiceLoader].
  public ForkJoinSchedulerProvider() {}

  @Override
  public String name() {
    return "forkjoin";
  }

  @Override
  public int priority() {
    return 50;
  }

  @Override
  public Scheduler create(SchedulerSettings settings) {
    settings.requireKnown(Set.of("batch", "parallelism"));
    return new ForkJoinScheduler(
        settings,
        settings.positive(
            "parallelism", Runtime.getRuntime().availableProcessors(), Pool.MOST_THREADS),
        settings.positive("batch", BATCH));
  }
}
