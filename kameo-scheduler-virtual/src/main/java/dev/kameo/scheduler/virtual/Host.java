package dev.kameo.scheduler.virtual;

import dev.kameo.spi.RunNext;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A virtual thread that stays, and runs lanes: one that it is given, then what is next, and so on
/// until nothing is. Then it is idle, and may be given another one.
///
/// # The hand-over
///
/// While it is idle, it is among the idle ones of [Hosts]. Who takes it out from there is the only
/// one to tell it anything: to run a lane, or to leave. So it is told one thing at a time. It is
/// told first and then unparked: were it unparked first, it would find nothing and sleep on.
///
/// What is given is not what is next, which the watchdog may take away: an idle thread that was
/// taken out and finds nothing to run would be lost.
final class Host {

  private static final ThreadLocal<@Nullable Host> CURRENT = new ThreadLocal<>();

  private final VirtualScheduler scheduler;
  private final Thread thread = Thread.currentThread();
  private final RunNext<VirtualLane> next;

  /// The lane that it runs. For this thread.
  private @Nullable VirtualLane running;

  /// The lane to run when idle. Written by who took it out of the idle ones, cleared by it.
  private volatile @Nullable VirtualLane given;

  /// Whether it is to end when idle. Written by who took it out of the idle ones.
  private volatile boolean leaving;

  /// Whether the lane that it runs was found to keep it. Set by the watchdog, cleared by it.
  private volatile boolean kept;

  /// During which idle time it became idle. Written before it does, and read by the sweep.
  private int idleSince;

  /// Makes the calling thread one.
  Host(VirtualScheduler scheduler) {
    this.scheduler = scheduler;
    this.next =
        new RunNext<>(scheduler.watchdog()) {
          @Override
          protected void start(VirtualLane lane) {
            scheduler.hosts().start(lane);
          }

          @Override
          protected void startElsewhere(VirtualLane lane) {
            kept = true;
            scheduler.startElsewhere(lane);
          }
        };
  }

  /// {@return what the calling thread is, if it is one}
  static @Nullable Host current() {
    return Thread.currentThread().isVirtual() ? CURRENT.get() : null;
  }

  // For the thread itself

  /// Runs a lane, and those that it is given later.
  void run(VirtualLane first) {
    // It will run other actors than the one after which it was named.
    thread.setName(scheduler.names() + scheduler.hosts().number());
    CURRENT.set(this);
    VirtualLane lane = first;
    do {
      runAll(lane);
      lane = scheduler.hosts().add(this) ? awaitNext() : null;
    } while (lane != null);
    next.end();
    CURRENT.remove();
  }

  private void runAll(VirtualLane first) {
    VirtualLane lane = first;
    do {
      boolean othersWait = next.begin();
      if (kept) {
        // The watchdog came between two turns.
        kept = false;
      }
      running = lane;
      lane.drain(this);
      running = null;
      if (kept) {
        lane.distrust();
      }
      if (othersWait || scheduler.canary().isLate()) {
        next.passOn();
      }
      scheduler.canary().giveWay();
      lane = next.take();
    } while (lane != null);
  }

  private @Nullable VirtualLane awaitNext() {
    VirtualLane lane;
    while ((lane = given) == null && !leaving) {
      LockSupport.park(this);
      // Was meant for what this thread ran before, or is to end it, of which it will be told.
      Thread.interrupted();
    }
    given = null;
    return lane;
  }

  /// Runs a lane next, which what it runs has just woken, if that is known not to keep it.
  ///
  /// @return whether it will
  boolean runsNext(VirtualLane woken) {
    VirtualLane waker = running;
    if (waker == null || !waker.isTrusted() || kept) {
      return false;
    }
    next.put(woken);
    return true;
  }

  /// The lane that it runs has another turn, before what is next. It is busy, which is not to keep
  /// the thread.
  void runsAgain() {
    next.passOn();
    var _ = next.begin();
  }

  /// {@return what runs next on it}
  RunNext<VirtualLane> next() {
    return next;
  }

  boolean isOf(VirtualScheduler other) {
    return scheduler == other;
  }

  // For who makes it idle or took it out of the idle ones

  void proceed(VirtualLane lane) {
    given = lane;
    LockSupport.unpark(thread);
  }

  void leave() {
    leaving = true;
    LockSupport.unpark(thread);
  }

  int idleSince() {
    return idleSince;
  }

  void idleSince(int time) {
    idleSince = time;
  }
}
