package dev.kameo.scheduler.virtual;

import dev.kameo.spi.MailboxLane;
import dev.kameo.spi.Receiver;
import org.jspecify.annotations.Nullable;

/// A lane that borrows a virtual thread while there is something to do.
///
/// # Trust
///
/// A lane that has had few turns yet is woken by the start of a thread of its own, which ends as
/// soon as it is empty. That makes an idle actor a few words of memory, and a new one cheap; and
/// what it wakes is at once on a thread of its own, whatever this one does then. But to start a
/// thread costs more than to unpark one, and to run on without either costs least. So a lane that
/// has had some turns is *trusted*: it is run by a [Host], a thread that stays, and what it wakes
/// there is next on that thread, trusted or not. If it keeps the thread while something is next, it
/// is not trusted for many turns.
final class VirtualLane extends MailboxLane implements Runnable {

  private static final int TURNS_AT_FIRST = 4;
  private static final int TURNS_WHEN_KEPT = 1_000;

  private final VirtualScheduler scheduler;

  /// After how many turns it is trusted. Written by whoever runs it, or has just done so, read by
  /// who has the right to run it; to miss a write is to be wrong about a turn or two.
  private int turnsUntilTrusted = TURNS_AT_FIRST;

  VirtualLane(VirtualScheduler scheduler, Receiver receiver, int capacity) {
    super(receiver, capacity);
    this.scheduler = scheduler;
  }

  @Override
  protected void wake() {
    Host host = Host.current();
    if (host == null || !host.isOf(scheduler) || !host.runsNext(this)) {
      scheduler.hosts().start(this);
    } else if (scheduler.isClosed()) {
      host.next().passOn();
    }
  }

  /// What has come is for another turn, so that others may have the carrier before.
  @Override
  protected boolean linger() {
    scheduler.linger(this);
    return false;
  }

  /// Runs it on a thread of its own, which may turn out to stay.
  @Override
  public void run() {
    if (isTrusted() && !scheduler.isClosed()) {
      new Host(scheduler).run(this);
    } else {
      drain(null);
    }
  }

  /// Runs the lane until it is empty; from then on the right to run it is somebody else's.
  ///
  /// @param host the thread that runs it, if it is one that stays
  @SuppressWarnings("ThreadPriorityCheck") // a hint, for fairness; nothing relies on it
  void drain(@Nullable Host host) {
    if (turnsUntilTrusted > 0) {
      turnsUntilTrusted--;
    }
    while (runBatch(scheduler.batch())) {
      if (host != null) {
        host.runsAgain();
      }
      // Virtual threads are not preempted: without this a few busy actors would keep all carriers.
      if (!scheduler.canary().giveWay()) {
        Thread.yield();
      }
    }
  }

  boolean isTrusted() {
    return turnsUntilTrusted == 0;
  }

  /// It has kept its thread.
  void distrust() {
    turnsUntilTrusted = TURNS_WHEN_KEPT;
  }

  /// {@return for the thread}
  String name() {
    return receiver().name();
  }
}
