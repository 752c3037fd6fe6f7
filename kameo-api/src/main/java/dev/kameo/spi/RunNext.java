package dev.kameo.spi;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The lane that runs next on a thread that runs lanes, for schedulers on real threads.
///
/// It is the lane that was woken last by what this thread runs. It is not queued and no other
/// thread is woken for it: mostly this one comes to it long before another would be awake, while
/// what was sent is still in the processor's cache. To wake another one costs microseconds, and
/// then two processors hand each other what one would do alone, many times slower. Go's scheduler
/// has such a place (`runnext`), and Tokio's (the LIFO slot). The one that was next until then is
/// started in the usual way.
///
/// The thread may as well compute on, or block. So a [Watchdog] looks after it, and what is next
/// for long on a thread that does not get on is started elsewhere.
///
/// The right to run the lane goes with it: who takes it out, this thread or the watchdog, has the
/// right alone. All but [#startElsewhere] is for the thread itself. It must look for what is next
/// after each turn: nothing is next where nothing runs.
///
/// @param <L> the scheduler's lanes
public abstract class RunNext<L extends MailboxLane> {

  private static final int OTHERS_EVERY = 32;

  private final Watchdog watchdog;

  /// Set by this thread, taken by anyone.
  private final AtomicReference<@Nullable L> next = new AtomicReference<>();

  /// How many turns have begun. Written by this thread, read by the watchdog.
  private final AtomicInteger begun = new AtomicInteger();

  /// What [#begun] was when the watchdog came last. For the watchdog.
  private int begunBefore;

  /// Whether the watchdog knows of this. For this thread.
  private boolean watched;

  /// Nothing is next.
  protected RunNext(Watchdog watchdog) {
    this.watchdog = watchdog;
  }

  /// Starts a lane in the usual way, so that other threads find it. Called by this thread.
  protected abstract void start(L lane);

  /// Starts a lane which was next on a thread that does not get on. Called by the watchdog, which
  /// must not be kept.
  protected abstract void startElsewhere(L lane);

  /// Says that the thread begins a turn, or something else that may wake lanes.
  ///
  /// @return whether it has run so many that others should have their turns: lanes that wake each
  ///   other would keep the thread for ever
  public final boolean begin() {
    // Was meant for what this thread ran before.
    Thread.interrupted();
    int count = begun.getPlain() + 1;
    begun.setOpaque(count);
    return count % OTHERS_EVERY == 0;
  }

  /// Has a lane run next, and starts the one that was next until now. For who has the right to run
  /// it.
  public final void put(L lane) {
    L former = next.getAndSet(lane);
    if (former != null) {
      start(former);
    } else {
      if (!watched) {
        watched = true;
        watchdog.keep(this);
      }
      watchdog.watch();
    }
  }

  /// {@return whether nothing is next}
  public final boolean isEmpty() {
    return next.get() == null;
  }

  /// {@return what was next, for the caller to run; `null` if nothing was}
  public final @Nullable L take() {
    return next.get() == null ? null : next.getAndSet(null);
  }

  /// Starts what is next in the usual way.
  public final void passOn() {
    L lane = take();
    if (lane != null) {
      start(lane);
    }
  }

  /// Says that nothing will be next for a while, or any more: the thread waits or ends. Starts what
  /// is next in the usual way.
  public final void end() {
    passOn();
    if (watched) {
      watched = false;
      watchdog.forget(this);
    }
  }

  // For the watchdog

  /// Starts what is next elsewhere if no turn has begun since this was called last.
  ///
  /// @return whether anything was next
  final boolean look() {
    if (isEmpty()) {
      return false;
    }
    int now = begun.getOpaque();
    if (now == begunBefore) {
      release();
    }
    begunBefore = now;
    return true;
  }

  /// Starts what is next elsewhere.
  final void release() {
    L lane = take();
    if (lane != null) {
      startElsewhere(lane);
    }
  }
}
