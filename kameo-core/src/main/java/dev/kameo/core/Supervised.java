package dev.kameo.core;

import dev.kameo.Cancellable;
import dev.kameo.StopReason;
import dev.kameo.spi.Nanos;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.RestartLimit;
import org.jspecify.annotations.Nullable;

/// What a parent remembers of a child that has ended before: its restarts, and the one that is due.
/// For the run of the parent's lane.
final class Supervised {

  private final ActorCell<?> parent;
  private final ActorCell<?> child;
  private final RestartWindow window = new RestartWindow();

  /// The number of the last life that was ordered.
  private int life = 1;

  /// Whether a life has ended and the next has not been ordered.
  private boolean paused;

  private StopReason reason = StopReason.normal();

  /// How many restarts there were without a quiet time between.
  private int streak;

  /// When the last restart was due.
  private long restartedAt;

  /// The restart that waits.
  private @Nullable RestartDue due;

  private @Nullable Cancellable timer;

  Supervised(ActorCell<?> parent, ActorCell<?> child) {
    this.parent = parent;
    this.child = child;
  }

  ActorCell<?> child() {
    return child;
  }

  /// {@return why the last life has ended}
  StopReason reason() {
    return reason;
  }

  /// {@return the number of the last life that was ordered}
  int life() {
    return life;
  }

  boolean isPaused() {
    return paused;
  }

  /// A life of the child has ended.
  void paused(StopReason why) {
    paused = true;
    reason = why;
  }

  /// Counts a restart.
  ///
  /// @return whether the limit allows it
  boolean count(RestartLimit limit, long now) {
    return window.count(limit, now);
  }

  /// {@return how long the restart that follows this failure waits, in nanoseconds}
  long nextDelay() {
    Backoff backoff = child.spec().backoff();
    long now = child.scheduler().nanoTime();
    if (streak > 0 && now - restartedAt >= Nanos.of(backoff.quietTime())) {
      streak = 0;
    }
    long delay = Nanos.of(backoff.delay(streak++, child.scheduler().random()));
    restartedAt = now + delay;
    return delay;
  }

  /// Restarts the child after a delay, in nanoseconds.
  void restart(long delay) {
    Log.restart(child, reason, delay);
    if (delay == 0) {
      order(delay);
      return;
    }
    RestartDue signal = new RestartDue(this, delay);
    due = signal;
    timer = parent.scheduler().schedule(delay, parent.signalLater(signal));
  }

  /// The delay is over.
  void due(RestartDue signal) {
    if (due == signal) {
      cancel();
      order(signal.delay());
    }
  }

  private void order(long delay) {
    paused = false;
    life++;
    Ending end = child.ending();
    if (end != null) {
      end.decided();
    }
    child.lane().signal(new RestartSignal(delay));
  }

  /// The restart that is due shall not be.
  void cancel() {
    due = null;
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
