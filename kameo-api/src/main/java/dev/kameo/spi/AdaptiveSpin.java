package dev.kameo.spi;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Staying awake for a moment, where that pays: before a thread parks that waits for an answer, and
/// before a lane is released that has just become empty.
///
/// To park a thread and to wake it again takes many times longer than to handle a message. Where
/// one asks and another one answers, in turn, both sleep and are woken for each question, unless
/// each stays awake for as long as the other one takes. But who stays awake in vain takes a
/// processor from others.
///
/// # When it pays
///
/// It begins when some threads have parked and were woken a moment later. An answer that comes
/// while its waiter is still awake gives credit; to stay awake in vain takes a quarter of that, and
/// to linger at a lane takes a little in any case, since a stream of messages for which nobody
/// waits is handled faster if the actor sleeps until there are many. When nothing is left it ends,
/// and from then on twice as many short waits as before must be seen until it begins again, up to
/// 64; each answer in time makes that number smaller by one. With one processor it never pays.
///
/// A lane is kept by not releasing it, so that who sends to it finds it running and wakes nobody.
/// Of the lanes of the scheduler any one may be kept, whoever is asked.
///
/// One for each scheduler. For any thread. What is counted decides about nothing but time, so that
/// it does no harm when two threads count at once, and one of them is not counted.
public final class AdaptiveSpin {

  /// How a thread waits when it does not stay awake any more.
  @FunctionalInterface
  public interface Parking {

    /// Makes the calling thread wait.
    ///
    /// @param nanos how long at most; [Long#MAX_VALUE] for ever
    /// @return whether it is released
    /// @throws InterruptedException if interrupted
    boolean park(Blocker blocker, long nanos) throws InterruptedException;
  }

  /// What a wait took that is called short: to wake two threads, one after the other.
  private static final long SHORT = TimeUnit.MICROSECONDS.toNanos(200);

  /// For how long a thread that waits stays awake.
  private static final long WAITING = TimeUnit.MICROSECONDS.toNanos(10);

  /// For how long a lane is not released: while somebody is woken who then tells it something.
  private static final long LINGERING = TimeUnit.MICROSECONDS.toNanos(50);

  private static final int LOOKS = 16;
  private static final int CREDIT = 16;
  private static final int IN_VAIN = 4;
  private static final int LINGERED = 1;
  private static final int FEWEST = 2;
  private static final int MOST = 64;

  private final BooleanSupplier givesWay;
  private final LongSupplier clock;
  private final boolean possible;

  /// If positive, it pays, and this is the credit; else it will when so many have waited for a
  /// short time, and one more.
  private final AtomicInteger score = new AtomicInteger(1 - FEWEST);

  /// How many short waits begin it, when it has ended.
  private final AtomicInteger needed = new AtomicInteger(FEWEST);

  /// Makes one that knows of no waits yet.
  ///
  /// @param givesWay lets others have the processor before a lane is kept, and now and then while
  ///   it is; says whether there is other work for the thread, which it then does
  public AdaptiveSpin(BooleanSupplier givesWay) {
    this(givesWay, Runtime.getRuntime().availableProcessors(), System::nanoTime);
  }

  AdaptiveSpin(BooleanSupplier givesWay, int processors, LongSupplier clock) {
    this.givesWay = givesWay;
    this.clock = clock;
    this.possible = processors > 1;
  }

  /// {@return whether it pays, as far as is known}
  public boolean pays() {
    return score.get() > 0;
  }

  /// Makes the calling thread wait: awake for a moment if that pays, then in another way.
  ///
  /// @param nanos how long at most; [Long#MAX_VALUE] for ever
  /// @param parking how it waits then
  /// @return whether it is released
  /// @throws InterruptedException if interrupted while it is parked
  public boolean block(Blocker blocker, long nanos, Parking parking) throws InterruptedException {
    long begin = clock.getAsLong();
    if (pays() && nanos > 0 && spin(blocker, begin, Math.min(nanos, WAITING))) {
      return true;
    }
    long left = nanos == Long.MAX_VALUE ? nanos : nanos - (clock.getAsLong() - begin);
    boolean isReleased = parking.park(blocker, Math.max(0, left));
    if (isReleased && possible && clock.getAsLong() - begin < SHORT) {
      earn();
    }
    return isReleased;
  }

  private boolean spin(Blocker blocker, long begin, long most) {
    do {
      for (int look = 0; look < LOOKS; look++) {
        if (blocker.isReleased()) {
          // Who had no processor meanwhile was not awake.
          if (clock.getAsLong() - begin < WAITING) {
            refill();
          }
          return true;
        }
        Thread.onSpinWait();
      }
    } while (clock.getAsLong() - begin < most);
    take(IN_VAIN);
    return blocker.isReleased();
  }

  /// Stays until something comes into a lane, for a moment, if that pays. For its runner, in
  /// [MailboxLane#linger()].
  ///
  /// @return whether something has come
  public boolean linger(MailboxLane lane) {
    if (!pays()) {
      return false;
    }
    long begin = clock.getAsLong();
    do {
      if (givesWay.getAsBoolean()) {
        return false;
      }
      for (int look = 0; look < LOOKS; look++) {
        if (!lane.isEmpty()) {
          take(LINGERED);
          return true;
        }
        Thread.onSpinWait();
      }
    } while (clock.getAsLong() - begin < LINGERING);
    take(IN_VAIN);
    return false;
  }

  /// A short wait was slept through.
  private void earn() {
    if (!pays() && score.incrementAndGet() > 0) {
      score.set(CREDIT);
    }
  }

  /// An answer came while its waiter was awake.
  private void refill() {
    if (score.get() != CREDIT) {
      score.set(CREDIT);
    }
    int now = needed.get();
    if (now > FEWEST) {
      needed.set(now - 1);
    }
  }

  private void take(int credit) {
    if (pays() && score.addAndGet(-credit) <= 0) {
      int more = Math.min(MOST, 2 * needed.get());
      needed.set(more);
      score.set(1 - more);
    }
  }
}
