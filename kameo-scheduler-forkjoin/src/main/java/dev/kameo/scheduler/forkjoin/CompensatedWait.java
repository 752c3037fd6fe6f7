package dev.kameo.scheduler.forkjoin;

import dev.kameo.spi.Blocker;
import dev.kameo.spi.Waiting;
import java.util.concurrent.ForkJoinPool;

/// A wait of a worker, during which the pool runs another one in its place.
///
/// @param blocker what it waits for
/// @param nanos how long at most
record CompensatedWait(Blocker blocker, long nanos) implements ForkJoinPool.ManagedBlocker {

  @Override
  public boolean block() throws InterruptedException {
    Waiting.park(blocker, nanos);
    return true;
  }

  @Override
  public boolean isReleasable() {
    return blocker.isReleased();
  }
}
