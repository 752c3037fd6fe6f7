package dev.kameo.benchmarks.jobs;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/// Counts handled messages of many actors, at the least cost for them: who waits looks now and
/// then.
public final class Arrivals {

  private static final long LOOK_EVERY = TimeUnit.MICROSECONDS.toNanos(50);

  private final LongAdder count = new LongAdder();

  /// Counts one. From any thread.
  public void arrive() {
    count.increment();
  }

  /// Waits for so many, and begins again.
  ///
  /// @param what for the error
  /// @throws MessagesLostException if there are fewer after a long while, or more
  public void await(long expected, String what) throws InterruptedException {
    long deadline = System.nanoTime() + Answers.PATIENCE.toNanos();
    while (count.sum() < expected && System.nanoTime() - deadline < 0) {
      LockSupport.parkNanos(LOOK_EVERY);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    Answers.requireEqual(what, expected, count.sumThenReset());
  }
}
