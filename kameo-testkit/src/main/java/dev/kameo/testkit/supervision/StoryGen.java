package dev.kameo.testkit.supervision;

import dev.kameo.testkit.Gen;
import dev.kameo.testkit.supervision.TreeEvent.DeleteChild;
import dev.kameo.testkit.supervision.TreeEvent.FindChild;
import dev.kameo.testkit.supervision.TreeEvent.IsKilled;
import dev.kameo.testkit.supervision.TreeEvent.IsStopped;
import dev.kameo.testkit.supervision.TreeEvent.Panics;
import dev.kameo.testkit.supervision.TreeEvent.RestartChild;
import dev.kameo.testkit.supervision.TreeEvent.StartChild;
import dev.kameo.testkit.supervision.TreeEvent.StopChild;
import dev.kameo.testkit.supervision.TreeEvent.Stops;
import dev.kameo.testkit.supervision.TreeEvent.TimePasses;
import dev.kameo.testkit.supervision.TreeEvent.WillNotStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How a story is made at random, one event after the other: a model goes along, so that each
/// concerns who is there then, and times end when it matters.
final class StoryGen {

  /// A name that no tree has at first.
  private static final String NEW = "new";

  private final Gen.Drawing draws;
  private final World world;
  private final List<TreeEvent> events = new ArrayList<>();
  private String last;

  private StoryGen(ActorTree tree, Gen.Drawing draws) {
    this.draws = draws;
    this.world = World.of(tree);
    this.last = tree.name();
  }

  static Gen<List<TreeEvent>> of(ActorTree tree, int most) {
    requireNotNegative(most);
    return Gen.from(draws -> new StoryGen(tree, draws).story(most));
  }

  static Gen<List<TreeEvent>> of(List<String> paths, int most) {
    Gen<TreeEvent> failures = failures(Gen.oneOf(paths.toArray(String[]::new)));
    Gen<TreeEvent> times = about(Duration.ofSeconds(1).toNanos()).map(TimePasses::new);
    return Gen.<TreeEvent>weighted(failures.weight(2), times.weight(1)).list(0, most);
  }

  private static void requireNotNegative(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("most must not be negative: " + most);
    }
  }

  private static Gen<TreeEvent> failures(Gen<String> paths) {
    return Gen.weighted(
        paths.<TreeEvent>map(Panics::new).weight(4),
        paths.<TreeEvent>map(IsKilled::new).weight(2),
        paths.<TreeEvent>map(Stops::new).weight(2),
        paths.<TreeEvent>map(IsStopped::new).weight(1));
  }

  /// Like a list of a [Gen]: a number before each event says whether it is.
  private List<TreeEvent> story(int most) {
    Gen<Integer> more = Gen.ints(0, Math.max(1, most));
    while (events.size() < most && draws.draw(more) > 0) {
      TreeEvent event = draws.draw(event());
      world.happens(event);
      events.add(event);
    }
    return List.copyOf(events);
  }

  private Gen<TreeEvent> event() {
    Gen<String> paths = Gen.from(_ -> path());
    List<String> supervisors = world.supervisors();
    Gen<TreeEvent> requests =
        supervisors.isEmpty() ? times() : request(Gen.oneOf(supervisors.toArray(String[]::new)));
    return Gen.<TreeEvent>weighted(
        failures(paths).weight(8),
        times().weight(hasJustPassed() ? 3 : 12),
        paths.<TreeEvent>map(path -> new WillNotStart(path, 1)).weight(1),
        requests.weight(supervisors.isEmpty() ? 0 : 6));
  }

  private boolean hasJustPassed() {
    return !events.isEmpty() && events.getLast() instanceof TimePasses;
  }

  /// {@return somebody, two times of three the last one}
  private String path() {
    if (draws.draw(Gen.ints(0, 2)) == 0) {
      last = draws.draw(Gen.oneOf(world.lives().keySet().toArray(String[]::new)));
    }
    return last;
  }

  private Gen<TreeEvent> times() {
    Long[] ahead = world.ahead().toArray(Long[]::new);
    Gen<Long> times = ahead.length == 0 ? Gen.constant(1_000_000_000L) : Gen.oneOf(ahead);
    return times.flatMap(StoryGen::about).map(TimePasses::new);
  }

  /// {@return this time, or a nanosecond less or more}
  private static Gen<Duration> about(long nanos) {
    return Gen.oneOf(0, 0, 1, -1).map(more -> Duration.ofNanos(nanos + more));
  }

  private Gen<TreeEvent> request(Gen<String> supervisors) {
    return supervisors.flatMap(supervisor -> {
      List<String> names = new ArrayList<>(world.names(supervisor));
      names.add(NEW);
      Gen<String> name = Gen.oneOf(names.toArray(String[]::new));
      Gen<String> child = name.map(it -> last = supervisor + "/" + it);
      return Gen.weighted(
          child.<TreeEvent>map(StopChild::new).weight(3),
          child.<TreeEvent>map(RestartChild::new).weight(3),
          child.<TreeEvent>map(DeleteChild::new).weight(1),
          child.<TreeEvent>map(FindChild::new).weight(1),
          start(supervisor, name).weight(2));
    });
  }

  /// One more child, which waits as long as nobody else in the story does.
  private Gen<TreeEvent> start(String supervisor, Gen<String> name) {
    ActorTree parent = world.tree(supervisor);
    int number = 1_000 + events.size();
    return name.flatMap(it -> TreeGen.child(parent, it, number))
        .map(child -> {
          last = supervisor + "/" + child.name();
          return new StartChild(supervisor, child);
        });
  }
}
