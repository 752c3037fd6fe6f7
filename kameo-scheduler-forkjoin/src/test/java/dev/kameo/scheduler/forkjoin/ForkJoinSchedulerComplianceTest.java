package dev.kameo.scheduler.forkjoin;

import dev.kameo.spi.SchedulerProvider;
import dev.kameo.testkit.SchedulerComplianceTest;

final class ForkJoinSchedulerComplianceTest extends SchedulerComplianceTest {

  @Override
  protected SchedulerProvider provider() {
    return new ForkJoinSchedulerProvider();
  }
}
