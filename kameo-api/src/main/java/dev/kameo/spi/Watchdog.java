package dev.kameo.spi;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Finds lanes that are next on a thread that does not come to them, and has them started
/// elsewhere.
///
/// While anything is next somewhere, a timer comes every millisecond, like the monitor of Go's
/// scheduler. A thread that has begun no turn since the timer came last is kept by what it runs. So
/// a lane is next for two milliseconds at most, if the timers get a processor.
///
/// # When the timer runs
///
/// A thread first says what is next and then looks whether it was said that anything is; the timer
/// first takes that back and then looks at the threads. So one of the two sees the other: what is
/// next is found, or the timer comes again. It also comes again while anything is next.
///
/// The timer sees to its coming again itself, and says that it is over only when it does not. Were
/// it to say so first, a virtual thread might claim to start it, and find itself waiting for a lock
/// of the timers, and then for a carrier, while others rely on it.
public final class Watchdog {

  private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(1);

  private final RealTimeScheduler scheduler;
  private final Set<RunNext<?>> threads = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean ticking = new AtomicBoolean();

  /// Whether it was said since the last tick that something is next. Set by those threads, cleared
  /// by the tick.
  private volatile boolean watching;

  /// Makes one that has nothing to look after.
  ///
  /// @param scheduler whose timer it uses
  public Watchdog(RealTimeScheduler scheduler) {
    this.scheduler = scheduler;
  }

  /// Has all that is next started elsewhere now. For a scheduler that closes.
  public void release() {
    threads.forEach(RunNext::release);
  }

  void keep(RunNext<?> thread) {
    threads.add(thread);
  }

  void forget(RunNext<?> thread) {
    threads.remove(thread);
  }

  /// Called by a thread on which something is next now where nothing was.
  void watch() {
    if (!watching) {
      watching = true;
      tickLater();
    }
  }

  private void tickLater() {
    if (!ticking.get() && ticking.compareAndSet(false, true)) {
      scheduler.schedule(EVERY, this::tick);
    }
  }

  private void tick() {
    boolean again = watching;
    if (again) {
      watching = false;
    }
    for (RunNext<?> thread : threads) {
      again |= thread.look();
    }
    if (again) {
      scheduler.schedule(EVERY, this::tick);
    } else {
      ticking.set(false);
      if (watching) {
        tickLater();
      }
    }
  }
}
