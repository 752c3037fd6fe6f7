package dev.kameo.scheduler.virtual;

import dev.kameo.spi.Scheduler;
import dev.kameo.spi.SchedulerProvider;
import dev.kameo.spi.SchedulerSettings;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Provides the scheduler `virtual`: actors on virtual threads, the first choice when several
/// schedulers are found. Code in an actor may block as it likes.
///
/// Actors that have run a few times share threads, on which they run one after another: whom such
/// an actor tells something last runs next on the same thread. If its handler then computes or
/// blocks on, the other one starts one to two milliseconds later, on another thread, and whom the
/// actor tells something during its next thousand runs is on another thread at once.
///
/// Settings: `batch`, how many messages an actor handles before others may have their turn (256);
/// `idleMillis`, how long a shared thread must at least be idle until it ends (1000).
public final class VirtualSchedulerProvider implements SchedulerProvider {

  private static final int BATCH = 256;
  private static final int IDLE_MILLIS = 1000;

  /// For [java.util.ServiceLoader].
  public VirtualSchedulerProvider() {}

  @Override
  public String name() {
    return "virtual";
  }

  @Override
  public int priority() {
    return 100;
  }

  @Override
  public Scheduler create(SchedulerSettings settings) {
    settings.requireKnown(Set.of("batch", "idleMillis"));
    return new VirtualScheduler(
        settings,
        settings.positive("batch", BATCH),
        TimeUnit.MILLISECONDS.toNanos(settings.positive("idleMillis", IDLE_MILLIS)));
  }
}
