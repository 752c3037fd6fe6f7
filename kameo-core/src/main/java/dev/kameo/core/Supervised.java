package dev.kameo.core;

import dev.kameo.Cancellable;
import dev.kameo.StopReason;
import dev.kameo.spi.Nanos;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.RestartLimit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a parent remembers of a child that has failed: its restarts, and the one that is due. For
/// the run of the parent's lane.
final class Supervised {

  private final ActorCell<?> child;
  private final RestartWindow window = new RestartWindow();

  /// How many restarts there were without a quiet time between.
  private int streak;

  /// When the last restart was due.
  private long restartedAt;

  private @Nullable Cancellable timer;

  Supervised(ActorCell<?> child) {
    this.child = child;
  }

  /// Counts a restart.
  ///
  /// @return whether the limit allows it
  boolean count(RestartLimit limit, long now) {
    return window.count(limit, now);
  }

  /// Restarts the child, after its delay.
  void restart(StopReason reason, long now) {
    Duration delay = nextDelay(now);
    long nanos = Nanos.of(delay);
    restartedAt = now + nanos;
    int incarnation = child.incarnation().number() + 1;
    Log.restart(child, incarnation, reason, delay);
    child.decided();
    if (nanos == 0) {
      child.lane().signal(new RestartSignal(nanos));
    } else {
      timer =
          child.scheduler().schedule(nanos, () -> child.lane().signal(new RestartSignal(nanos)));
    }
  }

  private Duration nextDelay(long now) {
    Backoff backoff = child.spec().backoff();
    if (streak > 0 && now - restartedAt >= Nanos.of(backoff.quietTime())) {
      streak = 0;
    }
    return backoff.delay(streak++, child.scheduler().random());
  }

  /// The child is not to be restarted any more.
  void cancel() {
    if (timer != null) {
      timer.cancel();
    }
  }
}
