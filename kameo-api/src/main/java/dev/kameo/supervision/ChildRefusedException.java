package dev.kameo.supervision;

import dev.kameo.ActorRef;
import dev.kameo.KameoException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A [Supervisor] does not do what it was asked to do with a child. Nothing has changed.
public final class ChildRefusedException extends KameoException {

  private static final long serialVersionUID = 1L;

  /// Why.
  public enum Why {
    /// There is a child of that name, and it lives.
    ALREADY_STARTED,
    /// There is a child of that name; it has stopped or is stopping, or waits for its next
    /// incarnation.
    ALREADY_PRESENT,
    /// There is no such child, or there is none any more.
    NOT_FOUND,
    /// It must have stopped for that, and runs.
    RUNNING,
    /// It must have stopped for that, and is being restarted.
    RESTARTING,
    /// It must have stopped for that, and is still stopping.
    STOPPING,
    /// A supervisor with the strategy [SupervisionStrategy.Scope#SIMPLE_ONE_FOR_ONE] keeps no
    /// children that have stopped, so there is nothing to restart or to delete.
    NOT_SUPPORTED
  }

  private final Why why;
  private final transient @Nullable ActorRef<?> child;

  private ChildRefusedException(Why why, @Nullable ActorRef<?> child, String message) {
    super(message);
    this.why = why;
    this.child = child;
  }

  /// A child cannot be started, since there is one of its name.
  static ChildRefusedException isThere(
      ActorRef<Supervisor> supervisor, Member<?> other, ChildState state) {
    boolean lives = state == ChildState.STARTING || state == ChildState.RUNNING;
    return new ChildRefusedException(
        lives ? Why.ALREADY_STARTED : Why.ALREADY_PRESENT,
        other.ref(),
        "Supervisor '%s' has a child '%s' already, which is %s. %s"
            .formatted(
                supervisor.name(),
                other.spec().name(),
                state,
                lives
                    ? "Use that one, or choose another name."
                    : "Use RestartChild or DeleteChild when it has stopped, or choose another"
                        + " name."));
  }

  /// @param child its name
  static ChildRefusedException notFound(ActorRef<Supervisor> supervisor, String child) {
    return new ChildRefusedException(
        Why.NOT_FOUND,
        null,
        "Supervisor '%s' has no child '%s', or none any more. Ask it WhichChildren."
            .formatted(supervisor.name(), child));
  }

  /// A child cannot be restarted or deleted by hand, since it has not stopped.
  static ChildRefusedException lives(
      ActorRef<Supervisor> supervisor, Member<?> child, ChildState state) {
    Why why =
        switch (state) {
          case STARTING, RUNNING -> Why.RUNNING;
          case RESTARTING -> Why.RESTARTING;
          case STOPPING, STOPPED -> Why.STOPPING;
        };
    return new ChildRefusedException(
        why,
        child.ref(),
        "Child '%s' of supervisor '%s' has not stopped: it is %s. Send StopChild, and wait for the answer."
            .formatted(child.ref().name(), supervisor.name(), state));
  }

  static ChildRefusedException notSupported(ActorRef<Supervisor> supervisor) {
    return new ChildRefusedException(
        Why.NOT_SUPPORTED,
        null,
        "Supervisor '%s' is SIMPLE_ONE_FOR_ONE and keeps no child that has stopped. Start another one with StartChild."
            .formatted(supervisor.name()));
  }

  /// {@return why it was refused}
  public Why why() {
    return why;
  }

  /// {@return the child that is there, if there is one}
  public Optional<ActorRef<?>> child() {
    return Optional.ofNullable(child);
  }
}
