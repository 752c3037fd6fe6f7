package dev.kameo.scheduler.virtual;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The idle threads, and the sweep that lets go those that were idle for an idle time. There is a
/// timer only while there are such threads.
///
/// They are a stack after R. Kent Treiber, so that the one that was idle for the shortest time
/// comes first and those that are not needed stay below. Each is put there as a new entry: were
/// they entries themselves, one that was taken and put back meanwhile would look as if nothing had
/// happened, and others would be lost or there twice.
///
/// A thread first comes in and then looks whether a sweep is due, and whether the scheduler is
/// closed; a sweep that has found none first says that it is over and then looks once more, and who
/// closes does so before he lets them go. So there is none that is never swept.
final class Hosts {

  private static final int MOST = 1024;

  /// An entry of the stack.
  ///
  /// @param depth how many are below
  private record Idle(Host host, @Nullable Idle below, int depth) {}

  private final VirtualScheduler scheduler;
  private final long idleNanos;
  private final AtomicReference<@Nullable Idle> top = new AtomicReference<>();
  private final AtomicInteger lastHost = new AtomicInteger();
  private final AtomicBoolean sweeping = new AtomicBoolean();

  /// How many sweeps there were. Written by the sweep.
  private volatile int idleTime;

  Hosts(VirtualScheduler scheduler, long idleNanos) {
    this.scheduler = scheduler;
    this.idleNanos = idleNanos;
  }

  /// Has a lane run by an idle thread, or by one of its own.
  void start(VirtualLane lane) {
    Host host = lane.isTrusted() ? take() : null;
    if (host == null) {
      scheduler.start(lane);
    } else {
      host.proceed(lane);
    }
  }

  /// {@return a number for the name of a thread}
  int number() {
    return lastHost.incrementAndGet();
  }

  /// Says that this thread is idle from now on.
  ///
  /// @return false if it is not needed and shall end
  boolean add(Host host) {
    host.idleSince(idleTime);
    if (!push(host)) {
      return false;
    }
    sweepLater();
    if (scheduler.isClosed()) {
      retire();
    }
    return true;
  }

  private boolean push(Host host) {
    Idle first;
    Idle added;
    do {
      first = top.get();
      int depth = first == null ? 0 : first.depth + 1;
      if (depth >= MOST) {
        return false;
      }
      added = new Idle(host, first, depth);
    } while (!top.compareAndSet(first, added));
    return true;
  }

  private @Nullable Host take() {
    Idle first;
    do {
      first = top.get();
      if (first == null) {
        return null;
      }
    } while (!top.compareAndSet(first, first.below));
    return first.host;
  }

  /// Lets all idle threads go.
  void retire() {
    Host host;
    while ((host = take()) != null) {
      host.leave();
    }
  }

  private void sweepLater() {
    if (!sweeping.get() && sweeping.compareAndSet(false, true)) {
      scheduler.schedule(idleNanos, this::sweep);
    }
  }

  private void sweep() {
    int now = idleTime + 1;
    idleTime = now;
    Idle first = top.getAndSet(null);
    Deque<Host> stay = new ArrayDeque<>();
    for (Idle idle = first; idle != null; idle = idle.below) {
      if (now - idle.host.idleSince() > 1) {
        idle.host.leave();
      } else {
        stay.addFirst(idle.host);
      }
    }
    for (Host host : stay) {
      if (!push(host)) {
        host.leave();
      }
    }
    if (scheduler.isClosed()) {
      retire();
    }
    if (first != null) {
      scheduler.schedule(idleNanos, this::sweep);
    } else {
      sweeping.set(false);
      if (top.get() != null) {
        sweepLater();
      }
    }
  }
}
