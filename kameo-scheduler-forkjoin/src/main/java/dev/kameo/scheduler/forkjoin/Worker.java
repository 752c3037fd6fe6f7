package dev.kameo.scheduler.forkjoin;

import dev.kameo.spi.RunNext;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/// A thread of the pool. It inherits nothing from the thread that happens to start it.
///
/// The lane that is woken by what it runs is next on it, and the one that was next until then goes
/// into the queue. Lanes that wake each other in turn would keep it for ever. So every so often it
/// moves a task from the pool's shared queues, or another worker's, behind those in its own. If
/// there is anything in its own, it puts what is next behind it. If there is nothing, nobody waits.
///
/// All is for the thread itself.
final class Worker extends ForkJoinWorkerThread {

  private final Pool home;
  private final RunNext<ForkJoinLane> next;

  /// How many tasks of ours it runs, one inside of the other. Handlers may put others into its
  /// queue: parallel streams do.
  private int depth;

  Worker(ForkJoinPool pool, String name, Pool home) {
    super(null, pool, false);
    setName(name);
    this.home = home;
    this.next =
        new RunNext<>(home.watchdog()) {
          @Override
          protected void start(ForkJoinLane lane) {
            home.queue(new Turn(lane));
          }

          @Override
          protected void startElsewhere(ForkJoinLane lane) {
            home.startElsewhere(new Turn(lane));
          }
        };
  }

  @Override
  protected void onTermination(@Nullable Throwable exception) {
    next.end();
    super.onTermination(exception);
  }

  /// Runs a task, and then what is next. What runs here may wait for tasks of its own making, and
  /// find this one: then it goes on after that.
  void run(PoolTask task) {
    depth++;
    try {
      if (depth == 1) {
        begin();
        task.runOn(this);
        runNext();
      } else {
        task.runOn(this);
        next.passOn();
      }
    } finally {
      depth--;
    }
  }

  /// {@return whether it runs a task, after which it looks for what is next}
  boolean isRunning() {
    return depth > 0;
  }

  /// {@return whether nobody waits for what it does next, so that it may stay where it is}
  boolean lingers() {
    return depth == 1 && next.isEmpty();
  }

  private void begin() {
    if (next.begin()) {
      PoolTask.adopt(home);
      if (getQueuedTaskCount() > 0) {
        next.passOn();
      }
    }
  }

  /// Gives a lane its turn. If there is more in it, it comes behind the others.
  void run(ForkJoinLane lane) {
    if (lane.run()) {
      PoolTask.adopt(home);
      if (next.isEmpty() && getQueuedTaskCount() == 0) {
        next.put(lane);
      } else {
        home.queue(new Turn(lane));
      }
    }
  }

  private void runNext() {
    while (!next.isEmpty()) {
      begin();
      ForkJoinLane lane = next.take();
      if (lane != null) {
        run(lane);
      }
    }
  }

  /// {@return what runs next on it}
  RunNext<ForkJoinLane> next() {
    return next;
  }
}
