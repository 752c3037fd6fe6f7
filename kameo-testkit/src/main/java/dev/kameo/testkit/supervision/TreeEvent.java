package dev.kameo.testkit.supervision;

import dev.kameo.testkit.Gen;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What can happen in a tree of actors. Immutable. To an actor that does not run nothing happens,
/// unless it is said otherwise.
public sealed interface TreeEvent {

  /// The handler of an actor throws.
  ///
  /// @param path which actor
  record Panics(String path) implements TreeEvent {

    @Override
    public String toString() {
      return path + " panics";
    }
  }

  /// An actor stops by itself, which is no failure.
  ///
  /// @param path which actor
  record Stops(String path) implements TreeEvent {

    @Override
    public String toString() {
      return path + " stops";
    }
  }

  /// An actor is killed.
  ///
  /// @param path which actor
  record IsKilled(String path) implements TreeEvent {

    @Override
    public String toString() {
      return path + " is killed";
    }
  }

  /// The parent of an actor stops it, for good, whether it runs or waits for its restart.
  ///
  /// @param path which actor
  record IsStopped(String path) implements TreeEvent {

    @Override
    public String toString() {
      return path + " is stopped by its parent";
    }
  }

  /// The next starts of an actor will fail; nothing happens now.
  ///
  /// @param path which actor
  /// @param times how many starts, beside those that were to fail before
  record WillNotStart(String path, int times) implements TreeEvent {

    @Override
    public String toString() {
      return "%s will not start, %d times".formatted(path, times);
    }
  }

  /// Time passes.
  ///
  /// @param duration how much
  record TimePasses(Duration duration) implements TreeEvent {

    @Override
    public String toString() {
      return duration + " pass";
    }
  }

  /// {@return what can happen in this tree, one after the other}: every kind of event to every
  /// actor, and times about those that limits look back and restarts wait. The simplest is nothing.
  ///
  /// @param most how many events at most
  /// @throws IllegalArgumentException if the number is negative
  static Gen<List<TreeEvent>> stories(ActorTree tree, int most) {
    Gen<String> paths = Gen.oneOf(tree.paths().toArray(String[]::new));
    Gen<TreeEvent> failures = failures(paths);
    Gen<TreeEvent> starts = paths.map(path -> new WillNotStart(path, 1));
    return Gen.<TreeEvent>weighted(
            failures.weight(6), times(tree.times()).weight(3), starts.weight(1))
        .list(0, most);
  }

  /// {@return what can happen to these actors, one after the other}: how they can end, and times
  /// that pass. The simplest is nothing.
  ///
  /// @param paths of the actors
  /// @param most how many events at most
  /// @throws IllegalArgumentException if there is no path, or the number is negative
  static Gen<List<TreeEvent>> stories(List<String> paths, int most) {
    Gen<TreeEvent> failures = failures(Gen.oneOf(paths.toArray(String[]::new)));
    return Gen.<TreeEvent>weighted(
            failures.weight(2), times(Set.of(Duration.ofSeconds(1))).weight(1))
        .list(0, most);
  }

  private static Gen<TreeEvent> failures(Gen<String> paths) {
    return Gen.weighted(
        paths.<TreeEvent>map(Panics::new).weight(4),
        paths.<TreeEvent>map(IsKilled::new).weight(2),
        paths.<TreeEvent>map(Stops::new).weight(2),
        paths.<TreeEvent>map(IsStopped::new).weight(1));
  }

  /// {@return these times, and a nanosecond less or more}
  private static Gen<TreeEvent> times(Set<Duration> durations) {
    return Gen.oneOf(durations.toArray(Duration[]::new))
        .flatMap(time -> Gen.oneOf(time, time.plusNanos(1), time.minusNanos(1)))
        .map(TimePasses::new);
  }
}
