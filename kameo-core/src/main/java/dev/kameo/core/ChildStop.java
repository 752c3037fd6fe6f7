package dev.kameo.core;

import dev.kameo.Cancellable;
import dev.kameo.spi.Nanos;
import dev.kameo.supervision.Shutdown;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The stopping of one child by its parent, for good or for another life: told first, killed after
/// its time, given up after the same time again. While the child itself waits for its children,
/// which have their own times, the clock begins anew. For the run of the parent's lane.
final class ChildStop {

  /// How long a child that is killed at once may take to die.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Supervision supervision;
  private final ActorCell<?> parent;
  private final ActorCell<?> child;
  private final boolean forGood;
  private @Nullable Cancellable timer;
  private boolean killed;
  private boolean over;

  ChildStop(Supervision supervision, ActorCell<?> parent, ActorCell<?> child, boolean forGood) {
    this.supervision = supervision;
    this.parent = parent;
    this.child = child;
    this.forGood = forGood;
  }

  void begin() {
    if (child.spec().shutdown() instanceof Shutdown.Kill) {
      kill();
    } else if (forGood) {
      Commands.shutdown(child);
      arm();
    } else {
      Commands.endLife(child, supervision.known(child).life());
      arm();
    }
  }

  boolean isForGood() {
    return forGood;
  }

  private void kill() {
    killed = true;
    if (forGood) {
      Commands.killForGood(child);
    } else {
      Commands.kill(child);
      Commands.endLife(child, supervision.known(child).life()); // which may not have begun yet
    }
    arm();
  }

  /// The time is over.
  void late() {
    if (over) {
      return;
    }
    Ending end = child.ending();
    if (end != null && end.isWaitingForChildren()) {
      arm();
    } else if (killed && child.isKilled()) {
      supervision.abandon(child);
    } else {
      kill();
    }
  }

  void end() {
    over = true;
    if (timer != null) {
      timer.cancel();
    }
  }

  private void arm() {
    switch (child.spec().shutdown()) {
      case Shutdown.Within(Duration timeout) -> arm(timeout);
      case Shutdown.Kill() -> arm(PATIENCE);
      case Shutdown.Infinite() -> {}
    }
  }

  private void arm(Duration time) {
    timer =
        parent
            .scheduler()
            .scheduleDeadline(Nanos.of(time), parent.signalLater(new ChildLate(this)));
  }
}
