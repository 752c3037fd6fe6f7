package dev.kameo.testkit.jqwik;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/// Values that tests of actors need, for `@Domain(KameoDomain.class)`: schedules, and times that
/// timers and timeouts have, from 1 ms to 1 minute.
public final class KameoDomain extends DomainContextBase {

  /// For jqwik.
  public KameoDomain() {}

  /// {@return any schedule}
  @Provide
  public Arbitrary<Schedule> schedules() {
    return ScheduleProvider.schedules();
  }

  /// {@return whole milliseconds}
  @Provide
  public Arbitrary<Duration> durations() {
    return Arbitraries.longs().between(1, 60_000).map(Duration::ofMillis);
  }
}
