package dev.kameo.examples.docs;

import dev.kameo.spi.Scheduler;
import dev.kameo.spi.SchedulerProvider;
import dev.kameo.spi.SchedulerSettings;
import java.util.Set;

public final class PooledSchedulerProvider implements SchedulerProvider {

  @Override
  public String name() {
    return "pooled";
  }

  @Override
  public int priority() {
    return 10;
  }

  @Override
  public Scheduler create(SchedulerSettings settings) {
    settings.requireKnown(Set.of("batch"));
    return new PooledScheduler(settings, settings.positive("batch", 64));
  }
}
