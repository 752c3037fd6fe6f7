package dev.kameo.benchmarks.floor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Floor (e): a virtual thread starts when the mailbox becomes non-empty, and ends when it is
/// drained.
record StartingFloor() implements Floor {

  private static final int BATCH = 1_024;

  @Override
  public FloorActor spawn(Handler handler) {
    return new Started(handler);
  }

  @Override
  public void close() {}

  private static final class Started extends FloorActor implements Runnable {

    private static final VarHandle RUNNING;

    static {
      try {
        RUNNING = MethodHandles.lookup().findVarHandle(Started.class, "running", boolean.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private volatile boolean running;

    Started(Handler handler) {
      super(handler);
    }

    @Override
    void tell(Object message) {
      enqueue(message);
      if (!running && RUNNING.compareAndSet(this, false, true)) {
        Thread.startVirtualThread(this);
      }
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // so that others get the carrier
    public void run() {
      do {
        while (!handleUpTo(BATCH)) {
          Thread.yield();
        }
        running = false;
      } while (!isEmpty() && RUNNING.compareAndSet(this, false, true));
    }
  }
}
