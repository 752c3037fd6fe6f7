package dev.kameo.scheduler.forkjoin;

import org.jspecify.annotations.Nullable;

/// A task beside the lanes.
@SuppressWarnings("serial") // is never serialized
final class SideTask extends PoolTask {

  private final Runnable task;

  SideTask(Pool pool, Runnable task) {
    super(pool);
    this.task = task;
  }

  @Override
  @Nullable PoolTask run() {
    try {
      task.run();
    } catch (Throwable e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
    return null;
  }
}
