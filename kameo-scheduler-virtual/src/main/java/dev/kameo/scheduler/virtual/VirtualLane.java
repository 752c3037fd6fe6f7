package dev.kameo.scheduler.virtual;

import dev.kameo.spi.MailboxLane;
import dev.kameo.spi.Receiver;
import org.jspecify.annotations.Nullable;

/// A lane that borrows a virtual thread while there is something to do.
///
/// # Cold and warm
///
/// A *cold* lane has no thread: a wake starts one, which ends as soon as the lane is empty. That
/// makes an idle actor a few words of memory. But a start costs more than an unpark, and an actor
/// that answers questions one by one is woken for each of them. So a lane that is started several
/// times within one idle time becomes *warm*: its [WarmThread] parks when the lane is empty, until
/// a sweep finds it idle.
///
/// # The hand-over
///
/// All fields belong to whoever has the right to run the lane, and are handed on with it. Who wakes
/// the lane has just got that right, so it may look at [#warm] and pass the right on, to the parked
/// thread or to a new one. Who retires the warm thread first claims the right, like any other:
/// while it has it, nobody can wake that thread. It then takes the thread off the lane and gives
/// the right back, and if something came meanwhile it starts a cold run itself. So a thread that is
/// told to leave is never told to run afterwards, and no wake goes to a thread that leaves. The
/// simpler way, a thread that looks once more and then ends, loses the wake that comes between its
/// look and its end.
final class VirtualLane extends MailboxLane implements Runnable {

  private static final int STARTS_BITS = 3;
  private static final int COLD_STARTS = 4;

  private final VirtualScheduler scheduler;

  /// The thread that stays; `null` while cold.
  private @Nullable WarmThread warm;

  /// In which idle time it was last started cold, and in the low bits how many times.
  private int starts;

  VirtualLane(VirtualScheduler scheduler, Receiver receiver, int capacity) {
    super(receiver, capacity);
    this.scheduler = scheduler;
  }

  @Override
  protected void wake() {
    WarmThread thread = warm;
    if (thread == null) {
      scheduler.start(receiver().name(), this);
    } else {
      thread.proceed();
    }
  }

  /// A run of a cold lane, on a thread that may turn out to stay.
  @Override
  public void run() {
    if (isStartedOften() && !scheduler.isClosed()) {
      WarmThread thread = new WarmThread(this);
      warm = thread;
      scheduler.warm().keep(thread);
      thread.run();
      scheduler.warm().forget(thread);
    } else {
      drain();
    }
  }

  /// Runs the lane until it is empty; from then on the right to run it is somebody else's.
  @SuppressWarnings("ThreadPriorityCheck") // a hint, for fairness; nothing relies on it
  void drain() {
    while (runBatch(scheduler.batch())) {
      // Virtual threads are not preempted: without this a few busy actors would keep all carriers.
      if (!scheduler.canary().giveWay()) {
        Thread.yield();
      }
    }
  }

  /// Called by the warm thread after each run.
  void giveWay() {
    scheduler.canary().giveWay();
  }

  /// {@return whether its thread, which has just drained it, should go at once}
  boolean isDone() {
    return hasEnded() || scheduler.isClosed();
  }

  /// Parts from its warm thread if it is idle. From any thread.
  void retire() {
    if (claim()) {
      WarmThread thread = warm;
      warm = null;
      if (thread != null) {
        thread.leave();
      }
      if (!release()) {
        wake();
      }
    }
  }

  private boolean isStartedOften() {
    int now = scheduler.warm().idleTime() << STARTS_BITS;
    if (starts - now < 0 || starts - now > COLD_STARTS) {
      starts = now;
    }
    return ++starts - now > COLD_STARTS;
  }
}
