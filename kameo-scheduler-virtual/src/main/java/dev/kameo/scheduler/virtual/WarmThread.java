package dev.kameo.scheduler.virtual;

import java.util.concurrent.locks.LockSupport;

/// The thread of a warm lane: runs the lane, parks, and runs it again when it is told to, until it
/// is told to leave.
///
/// Orders come from whoever has the right to run the lane, so there is at most one at a time: the
/// thread clears an order before it gives the right back. Were it to clear it afterwards, it would
/// lose the one that came in between, and sleep on with the right to run. Who gives an order first
/// writes it and then unparks: a thread that is unparked first finds none and sleeps again.
final class WarmThread {

  private enum Order {
    WAIT,
    PROCEED,
    LEAVE
  }

  private final VirtualLane lane;
  private final Thread thread = Thread.currentThread();

  /// What to do next. Given by the thread that has the right to run the lane, cleared by this one.
  private volatile Order order = Order.WAIT;

  /// Whether it ran since the last sweep. Set by this thread, cleared by the sweep; a sweep that
  /// misses it costs no more than a new thread.
  private volatile boolean used = true;

  /// For the calling thread, which runs the lane.
  WarmThread(VirtualLane lane) {
    this.lane = lane;
  }

  void run() {
    do {
      lane.drain();
      lane.giveWay();
      if (lane.isDone()) {
        lane.retire();
      }
    } while (mayProceed());
  }

  private boolean mayProceed() {
    while (order == Order.WAIT) {
      LockSupport.park(this);
      if (Thread.interrupted() && lane.isDone()) {
        lane.retire();
      }
    }
    if (order == Order.LEAVE) {
      return false;
    }
    order = Order.WAIT;
    if (!used) {
      used = true;
    }
    return true;
  }

  void proceed() {
    order = Order.PROCEED;
    LockSupport.unpark(thread);
  }

  void leave() {
    order = Order.LEAVE;
    LockSupport.unpark(thread);
  }

  /// Parts from the lane if it was idle since the last sweep.
  void sweep() {
    if (used) {
      used = false;
    } else {
      retire();
    }
  }

  /// Parts from the lane if it is idle now.
  void retire() {
    lane.retire();
  }
}
