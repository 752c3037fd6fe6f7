package dev.kameo.examples.docs;

import dev.kameo.spi.SchedulerProvider;
import dev.kameo.testkit.SchedulerComplianceTest;

final class PooledSchedulerComplianceTest extends SchedulerComplianceTest {

  @Override
  protected SchedulerProvider provider() {
    return new PooledSchedulerProvider();
  }
}
