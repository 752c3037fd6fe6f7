package dev.kameo.scheduler.forkjoin;

/// A task beside the lanes.
@SuppressWarnings("serial") // is never serialized
final class SideTask extends PoolTask {

  private final Pool pool;
  private final Runnable task;

  SideTask(Pool pool, Runnable task) {
    this.pool = pool;
    this.task = task;
  }

  @Override
  Pool pool() {
    return pool;
  }

  @Override
  void runOn(Worker worker) {
    run();
  }

  @Override
  void run() {
    try {
      task.run();
    } catch (Throwable e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }
}
