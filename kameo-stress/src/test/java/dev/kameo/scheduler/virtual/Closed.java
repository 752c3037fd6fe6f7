package dev.kameo.scheduler.virtual;

import dev.kameo.spi.SchedulerSettings;
import java.util.Map;

/// Where no timer is ever due.
final class Closed {

  private Closed() {}

  /// {@return a scheduler that is closed}
  static VirtualScheduler scheduler() {
    VirtualScheduler scheduler =
        new VirtualScheduler(new SchedulerSettings("closed", "virtual", Map.of()), 1, 1);
    scheduler.close();
    return scheduler;
  }
}
