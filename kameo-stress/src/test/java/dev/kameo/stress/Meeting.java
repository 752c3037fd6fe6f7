package dev.kameo.stress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Where two threads wait for each other, once.
public final class Meeting {

  private static final VarHandle MISSING;

  static {
    try {
      MISSING = MethodHandles.lookup().findVarHandle(Meeting.class, "missing", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /// Some milliseconds: where processors are scarce, who spins will be on one when the other gets
  /// one, too, and they do what they do at the same time; who yields will not.
  private static final int SPINS_AT_START = 100_000;

  private static final int SPINS_AT_END = 1_000;

  /// Who has not come yet. Counted down by those who come.
  private volatile int missing = 2;

  /// Comes and waits for the other; and then for a moment that is not always as long, so that now
  /// this one is first with what follows and now the other.
  public void start() {
    come(SPINS_AT_START);
    Dawdle.briefly();
  }

  /// Comes and waits for the other.
  public void end() {
    come(SPINS_AT_END);
  }

  @SuppressWarnings("ThreadPriorityCheck") // lets the other come
  private void come(int mostSpins) {
    MISSING.getAndAdd(this, -1);
    for (int spins = 0; missing > 0; spins++) {
      if (spins < mostSpins) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }
}
