package dev.kameo.testkit.jqwik;

import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/// The service by which jqwik finds schedules.
public final class ScheduleProvider implements ArbitraryProvider {

  /// For the service loader.
  public ScheduleProvider() {}

  @Override
  public boolean canProvideFor(TypeUsage type) {
    return type.isOfType(Schedule.class);
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
    return Set.of(schedules());
  }

  static Arbitrary<Schedule> schedules() {
    return Arbitraries.longs().greaterOrEqual(0).map(Schedule::new);
  }
}
