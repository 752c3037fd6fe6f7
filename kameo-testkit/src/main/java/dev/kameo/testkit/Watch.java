package dev.kameo.testkit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Looks, now and then and in real time, whether the thread that has the baton still goes on. For
/// one thread, which waits outside.
///
/// Time is counted in looks, so that a machine that stood still is not taken for code that does.
final class Watch {

  static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(100);

  private final long blockedLooks;
  private final long runningLooks;
  private long steps = -1;
  private @Nullable Thread thread;
  private int blocked;
  private int running;

  Watch(Conditions conditions) {
    this.blockedLooks = looks(conditions.blockedLimit());
    this.runningLooks = looks(conditions.runningLimit());
  }

  private static long looks(Duration limit) {
    return Math.max(1, TimeUnit.NANOSECONDS.convert(limit) / BETWEEN);
  }

  /// Looks once.
  ///
  /// @param holder who has the baton
  /// @param now a number that changes whenever something happens
  /// @return whether it is stuck
  boolean isStuck(Thread holder, long now) {
    if (holder != thread || now != steps) {
      thread = holder;
      steps = now;
      blocked = 0;
      running = 0;
      return false;
    }
    return switch (holder.getState()) {
      case BLOCKED, WAITING, TIMED_WAITING -> ++blocked >= blockedLooks;
      case NEW, RUNNABLE, TERMINATED -> ++running >= runningLooks;
    };
  }
}
