package dev.kameo.stress;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what must happen, on another thread, and gives up in the end. What has not happened
/// once is not waited for again: one miss is enough.
public final class Patience {

  /// With a canary, what does not happen is what the test waits for.
  private static final long END =
      BrokenClasses.NAME.equals(Patience.class.getClassLoader().getName())
          ? TimeUnit.MILLISECONDS.toNanos(100)
          : TimeUnit.SECONDS.toNanos(10);

  private static final long NAP = 1_000;
  private static final int MOST_SPINS = 1_000;

  private static volatile boolean gone;

  private Patience() {}

  /// {@return whether this thread has been unparked since [#forgetPermit()]}. For one that knows
  /// that whoever should have done so has had his chance.
  public static boolean isUnparked() {
    if (gone) {
      return true;
    }
    long begin = System.nanoTime();
    LockSupport.parkNanos(END);
    gone = System.nanoTime() - begin >= END;
    return !gone;
  }

  /// Forgets that this thread has been unparked before.
  public static void forgetPermit() {
    LockSupport.unpark(Thread.currentThread());
    LockSupport.park();
  }

  /// Waits until it is so.
  ///
  /// @return whether it is
  public static boolean until(BooleanSupplier condition) {
    boolean met = condition.getAsBoolean();
    long begin = System.nanoTime();
    for (int spins = 0; !met && !gone; spins++) {
      if (spins < MOST_SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(NAP);
        gone = System.nanoTime() - begin >= END;
      }
      met = condition.getAsBoolean();
    }
    return met;
  }
}
