package dev.kameo.scheduler.virtual;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Finds out when busy lanes keep the virtual threads of others from running, and makes them give
/// way.
///
/// The carriers of virtual threads run what other virtual threads have woken before what platform
/// threads and timers have. So a few pairs of actors that tell each other something in turn keep
/// all carriers for ever: a program's main thread that asks something gets no answer. There is no
/// way to ask a carrier to look elsewhere, but a virtual thread that sleeps for a moment is woken
/// by a timer, and comes behind the others.
///
/// So while lanes are busy, a timer now and then starts a thread that does nothing, the canary. If
/// it has not run when the timer comes again, the lanes sleep for a moment after each run, until it
/// has.
final class Canary {

  private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(10);

  private final VirtualScheduler scheduler;
  private final AtomicBoolean ticking = new AtomicBoolean();

  /// Whether a lane was busy since the last tick. Set by lanes, cleared by the tick.
  private volatile boolean busy;

  /// Whether the canary has yet to run. Set by the tick, cleared by the canary.
  private volatile boolean waiting;

  /// Whether lanes must give way. Set by the tick, cleared by the canary.
  private volatile boolean crowded;

  Canary(VirtualScheduler scheduler) {
    this.scheduler = scheduler;
  }

  /// Called by the thread of a busy lane between its runs.
  ///
  /// @return whether it has given way
  boolean giveWay() {
    if (!busy) {
      busy = true;
      tickLater();
    }
    if (crowded) {
      LockSupport.parkNanos(this, 1);
      return true;
    }
    return false;
  }

  private void tickLater() {
    if (!ticking.get() && ticking.compareAndSet(false, true)) {
      scheduler.schedule(EVERY, this::tick);
    }
  }

  private void tick() {
    ticking.set(false);
    if (waiting) {
      crowded = true;
    } else if (busy) {
      busy = false;
      waiting = true;
      scheduler.start("canary", this::sing);
    }
    if (waiting || busy) {
      tickLater();
    }
  }

  private void sing() {
    waiting = false;
    crowded = false;
  }
}
