package dev.kameo.testkit.supervision;

import dev.kameo.testkit.Gen;
import java.time.Duration;
import java.util.List;

/// What can happen in a tree of actors. Immutable. To an actor that does not run nothing happens,
/// unless it is said otherwise. Five of them are requests to a [dev.kameo.supervision.Supervisor];
/// one that does not run is not asked.
public sealed interface TreeEvent {

  /// The handler of an actor throws. A `Supervisor` goes on.
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

  /// The next starts of an actor will fail; nothing happens now. A `Supervisor` fails to start when
  /// one of its children does, and for no other reason.
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

  /// A supervisor is asked to start one more child.
  ///
  /// @param supervisor the path of the supervisor
  /// @param child what it shall start
  record StartChild(String supervisor, ActorTree child) implements TreeEvent {

    @Override
    public String toString() {
      return "%s is asked to start %s".formatted(supervisor, child);
    }
  }

  /// A supervisor is asked to stop a child.
  ///
  /// @param path which child, below the path of the supervisor
  record StopChild(String path) implements TreeEvent {

    @Override
    public String toString() {
      return path + " is stopped on request";
    }
  }

  /// A supervisor is asked to start a child again that has stopped.
  ///
  /// @param path which child, below the path of the supervisor
  record RestartChild(String path) implements TreeEvent {

    @Override
    public String toString() {
      return path + " is restarted on request";
    }
  }

  /// A supervisor is asked to forget a child that has stopped.
  ///
  /// @param path which child, below the path of the supervisor
  record DeleteChild(String path) implements TreeEvent {

    @Override
    public String toString() {
      return path + " is deleted on request";
    }
  }

  /// A supervisor is asked for a child by its name.
  ///
  /// @param path which child, below the path of the supervisor
  record FindChild(String path) implements TreeEvent {

    @Override
    public String toString() {
      return path + " is looked for";
    }
  }

  /// {@return what can happen in this tree, one after the other}: every kind of event to every
  /// actor, more often to the one that it has just happened to; requests to its supervisors, some
  /// of which make no sense; and times that end at the moments that matter then, at which a restart
  /// is due or a limit, a quiet time or a patience ends, or a nanosecond before or after. The
  /// simplest is nothing.
  ///
  /// @param most how many events at most
  /// @throws IllegalArgumentException if the number is negative
  static Gen<List<TreeEvent>> stories(ActorTree tree, int most) {
    return StoryGen.of(tree, most);
  }

  /// {@return what can happen to these actors, one after the other}: how they can end, and times
  /// that pass. The simplest is nothing.
  ///
  /// @param paths of the actors
  /// @param most how many events at most
  /// @throws IllegalArgumentException if there is no path, or the number is negative
  static Gen<List<TreeEvent>> stories(List<String> paths, int most) {
    return StoryGen.of(paths, most);
  }
}
