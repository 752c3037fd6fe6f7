package dev.kameo.scheduler.virtual;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Finds out when busy lanes keep the virtual threads of others from running, and makes them pause.
///
/// The carriers of virtual threads run what other virtual threads have woken before what platform
/// threads and timers have. So a few pairs of actors that tell each other something in turn keep
/// all carriers for ever: a program's main thread that asks something gets no answer. There is no
/// way to ask a carrier to look elsewhere, but one that has nothing else to do does.
///
/// So while lanes are busy, a timer now and then starts a thread that does nothing, the canary. If
/// it has not run when the timer comes again, the lanes sleep until it has. They must sleep on when
/// they are woken, since it is their waking each other that keeps the carriers.
///
/// # When the timer runs
///
/// While a lane is busy, it comes again. A lane first says that it is busy and then looks whether
/// the timer runs; a timer that is not needed first says that it does not and then looks for busy
/// lanes once more. So one of the two starts it. A timer that looks only before would stop for ever
/// at a lane that comes just then, since a lane that is known to be busy does not look again. One
/// that always says first that it does not run would leave it to a lane to start it, whose thread
/// might wait for a lock of the timers, and then for a carrier, while others rely on it.
final class Canary {

  private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long NAP = TimeUnit.MILLISECONDS.toNanos(1);

  private final VirtualScheduler scheduler;
  private final AtomicBoolean ticking = new AtomicBoolean();

  /// Whether a lane was busy since the last tick. Set by lanes, cleared by the tick.
  private volatile boolean busy;

  /// Whether the canary has yet to run. Set by the tick, cleared by the canary.
  private volatile boolean waiting;

  /// Whether it has waited from one tick to the next. Set and cleared by the tick.
  private volatile boolean late;

  Canary(VirtualScheduler scheduler) {
    this.scheduler = scheduler;
  }

  /// Called by the thread of a busy lane between its runs.
  ///
  /// @return whether it has made a pause
  boolean giveWay() {
    if (!busy) {
      busy = true;
      tickLater();
    }
    return late && pause();
  }

  /// {@return whether lanes are to make a pause}
  boolean isLate() {
    return late;
  }

  private boolean pause() {
    boolean paused = false;
    while (late && waiting && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, NAP);
      paused = true;
    }
    return paused;
  }

  private void tickLater() {
    if (!ticking.get() && ticking.compareAndSet(false, true)) {
      scheduler.schedule(EVERY, this::tick);
    }
  }

  private void tick() {
    late = waiting;
    if (!waiting && busy) {
      busy = false;
      waiting = true;
      scheduler.start("canary", () -> waiting = false);
    }
    if (waiting || busy) {
      scheduler.schedule(EVERY, this::tick);
    } else {
      ticking.set(false);
      if (busy) {
        tickLater();
      }
    }
  }
}
