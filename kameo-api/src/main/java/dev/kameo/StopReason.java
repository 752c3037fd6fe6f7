package dev.kameo;

/// Why an actor has ended. Immutable.
public sealed interface StopReason {

  /// It was asked to stop, or stopped itself; also since a significant child has ended.
  record Normal() implements StopReason {
    @Override
    public String toString() {
      return "Normal";
    }
  }

  /// It was killed.
  record Killed() implements StopReason {
    @Override
    public String toString() {
      return "Killed";
    }
  }

  /// A handler or a hook failed, and [Actor#onPanic(Panic)] did not resume.
  ///
  /// @param panic what failed
  record Panicked(Panic panic) implements StopReason {
    @Override
    public String toString() {
      return "Panicked: " + panic;
    }
  }

  /// A linked actor ended, and [Actor#onLinkDied(ActorId, StopReason)] did not resume.
  ///
  /// @param id the linked actor
  /// @param reason why that one ended
  record LinkDied(ActorId id, StopReason reason) implements StopReason {
    @Override
    public String toString() {
      return "LinkDied " + id + ": " + reason;
    }
  }

  /// Its parent, or the whole system, is stopping.
  record SupervisorShutdown() implements StopReason {
    @Override
    public String toString() {
      return "SupervisorShutdown";
    }
  }

  /// Its factory or [Actor#onStart()] failed; it never handled a message.
  ///
  /// @param cause what was thrown
  record StartFailed(Throwable cause) implements StopReason {
    @Override
    public String toString() {
      return "StartFailed: " + cause.getClass().getSimpleName();
    }
  }

  /// A child failed more often than it may be restarted. It is the reason of the child's parent; of
  /// an actor at the top of the tree it is the actor's own.
  ///
  /// @param id the child
  /// @param cause why that one ended last
  record RestartLimitExceeded(ActorId id, StopReason cause) implements StopReason {
    @Override
    public String toString() {
      return "RestartLimitExceeded " + id + ": " + cause;
    }
  }

  /// {@return asked to stop}
  static StopReason normal() {
    return new Normal();
  }

  /// {@return killed}
  static StopReason killed() {
    return new Killed();
  }

  /// {@return whether this is an orderly end: normal, or because the supervisor stops}
  default boolean isNormal() {
    return this instanceof Normal || this instanceof SupervisorShutdown;
  }
}
