package dev.kameo.spi;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

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
/// One for each scheduler. For any thread. What is counted decides about nothing but time, so that
/// it does no harm when two threads count at once, and one of them is not counted.
public final class AdaptiveSpin {

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

  private final BooleanSupplier othersWait;
  private final boolean possible;

  /// If positive, it pays, and this is the credit; else it will when so many have waited for a
  /// short time, and one more.
  private final AtomicInteger score = new AtomicInteger(1 - FEWEST);

  /// How many short waits begin it, when it has ended.
  private final AtomicInteger needed = new AtomicInteger(FEWEST);

  /// Makes one that knows of no waits yet.
  ///
  /// @param othersWait says whether there is other work that the threads of the scheduler could do;
  ///   then they do that
  public AdaptiveSpin(BooleanSupplier othersWait) {
    this(othersWait, Runtime.getRuntime().availableProcessors());
  }

  AdaptiveSpin(BooleanSupplier othersWait, int processors) {
    this.othersWait = othersWait;
    this.possible = processors > 1;
  }

  /// {@return whether it pays, as far as is known}
  public boolean pays() {
    return score.get() > 0;
  }

  /// Stays awake for a moment if that pays, or less if the time is shorter.
  ///
  /// @param nanos how long it may wait at most
  /// @return whether the blocker is released; else the thread goes on to park, and says later for
  ///   how long it has, by [#parked(long)]
  public boolean await(Blocker blocker, long nanos) {
    if (!pays()) {
      return blocker.isReleased();
    }
    long begin = System.nanoTime();
    long most = Math.min(nanos, WAITING);
    do {
      for (int look = 0; look < LOOKS; look++) {
        if (blocker.isReleased()) {
          succeeded();
          return true;
        }
        Thread.onSpinWait();
      }
    } while (System.nanoTime() - begin < most);
    take(IN_VAIN);
    return blocker.isReleased();
  }

  /// Says that a thread has parked to wait, and was woken after this time.
  public void parked(long nanos) {
    if (possible && nanos < SHORT && !pays() && score.incrementAndGet() > 0) {
      score.set(CREDIT);
    }
  }

  /// Stays until something comes into a lane, for a moment, if that pays. For its runner, in
  /// [MailboxLane#linger()].
  ///
  /// @return whether something has come
  public boolean linger(MailboxLane lane) {
    if (!pays()) {
      return false;
    }
    long begin = System.nanoTime();
    do {
      for (int look = 0; look < LOOKS; look++) {
        if (!lane.isEmpty()) {
          take(LINGERED);
          return true;
        }
        Thread.onSpinWait();
      }
      if (othersWait.getAsBoolean()) {
        return false;
      }
    } while (System.nanoTime() - begin < LINGERING);
    take(IN_VAIN);
    return false;
  }

  private void succeeded() {
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
