package dev.kameo.core;

import dev.kameo.Cancellable;
import dev.kameo.spi.Nanos;
import org.jspecify.annotations.Nullable;

/// The stopping of one child by its stopping parent: told first, killed after its time, given up
/// after the same time again. While the child itself waits for its children, which have their own
/// times, the clock begins anew. For the run of the parent's lane.
final class ChildStop {

  private final ActorCell<?> parent;
  private final ActorCell<?> child;
  private @Nullable Cancellable timer;
  private boolean killed;
  private boolean over;

  ChildStop(ActorCell<?> parent, ActorCell<?> child) {
    this.parent = parent;
    this.child = child;
  }

  boolean isOf(ActorCell<?> other) {
    return child == other;
  }

  boolean isOver() {
    return over;
  }

  void begin() {
    child.shutdown();
    arm();
  }

  void late() {
    if (child.isWaitingForChildren()) {
      arm();
    } else if (killed) {
      end();
      parent.abandon(child);
    } else {
      killed = true;
      child.kill();
      arm();
    }
  }

  void end() {
    over = true;
    if (timer != null) {
      timer.cancel();
    }
  }

  private void arm() {
    timer =
        parent
            .scheduler()
            .scheduleDeadline(
                Nanos.of(child.spec().shutdownTimeout()),
                () -> parent.lane().signal(new ChildLate(this)));
  }
}
