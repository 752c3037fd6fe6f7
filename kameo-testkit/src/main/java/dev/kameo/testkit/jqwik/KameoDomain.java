package dev.kameo.testkit.jqwik;

import dev.kameo.testkit.supervision.ActorTree;
import dev.kameo.testkit.supervision.TreeStory;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/// Values that tests of actors need, for `@Domain(KameoDomain.class)`: schedules, trees of actors
/// and what happens in them, and times that timers and timeouts have, from 1 ms to 1 minute.
public final class KameoDomain extends DomainContextBase {

  /// For jqwik.
  public KameoDomain() {}

  /// {@return any schedule}
  @Provide
  public Arbitrary<Schedule> schedules() {
    return ScheduleProvider.schedules();
  }

  /// {@return small trees of actors}
  @Provide
  public Arbitrary<ActorTree> trees() {
    return TreeStoryProvider.trees();
  }

  /// {@return what happens in small trees}
  @Provide
  public Arbitrary<TreeStory> stories() {
    return TreeStoryProvider.stories();
  }

  /// {@return whole milliseconds}
  @Provide
  public Arbitrary<Duration> durations() {
    return Arbitraries.longs().between(1, 60_000).map(Duration::ofMillis);
  }
}
