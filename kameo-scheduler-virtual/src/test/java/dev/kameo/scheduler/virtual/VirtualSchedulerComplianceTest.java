package dev.kameo.scheduler.virtual;

import dev.kameo.spi.SchedulerProvider;
import dev.kameo.testkit.SchedulerComplianceTest;

final class VirtualSchedulerComplianceTest extends SchedulerComplianceTest {

  @Override
  protected SchedulerProvider provider() {
    return new VirtualSchedulerProvider();
  }
}
