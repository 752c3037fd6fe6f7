package dev.kameo.core;

import dev.kameo.Cancellable;
import dev.kameo.spi.Blocker;
import dev.kameo.spi.Scheduler;
import dev.kameo.spi.Waiting;
import org.jspecify.annotations.Nullable;

/// Where actors are at home: how threads that belong to none of them wait for those of a scheduler.
///
/// @param system which system they are of
/// @param scheduler makes them wait
record Outside(LocalActorSystem system, Scheduler scheduler) implements Waiting {

  @Override
  public boolean await(Blocker blocker, long nanos) throws InterruptedException {
    return scheduler.block(blocker, nanos);
  }

  @Override
  public Cancellable schedule(long nanos, Runnable task) {
    return scheduler.schedule(nanos, task);
  }

  @Override
  public @Nullable Runnable trail() {
    return scheduler.trail();
  }
}
