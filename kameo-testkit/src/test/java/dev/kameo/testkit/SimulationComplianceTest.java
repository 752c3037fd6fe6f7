package dev.kameo.testkit;

import dev.kameo.spi.SchedulerProvider;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class SimulationComplianceTest {

  @Nested
  class OldestFirst extends SchedulerComplianceTest {

    @Override
    protected SchedulerProvider provider() {
      return new SimulationProvider();
    }
  }

  @Nested
  class AtRandom extends SchedulerComplianceTest {

    @Override
    protected SchedulerProvider provider() {
      return new SimulationProvider();
    }

    @Override
    protected Map<String, String> settings() {
      return Map.of("seed", "42");
    }

    @Override
    protected int load() {
      return 5_000;
    }
  }
}
