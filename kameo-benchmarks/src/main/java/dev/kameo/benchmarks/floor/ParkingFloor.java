package dev.kameo.benchmarks.floor;

import java.util.concurrent.locks.LockSupport;

/// Floor (d): a virtual thread for each actor, which parks when the mailbox is empty.
///
/// @param spins how often it looks before it parks
record ParkingFloor(int spins) implements Floor {

  @Override
  public FloorActor spawn(Handler handler) {
    return new Parking(handler, spins);
  }

  /// Parked virtual threads that nobody knows are garbage.
  @Override
  public void close() {}

  private static final class Parking extends FloorActor implements Runnable {

    private final Thread thread;
    private final int spins;
    private volatile boolean parked;

    Parking(Handler handler, int spins) {
      super(handler);
      this.spins = spins;
      this.thread = Thread.startVirtualThread(this);
    }

    @Override
    void tell(Object message) {
      enqueue(message);
      if (parked) {
        parked = false;
        LockSupport.unpark(thread);
      }
    }

    @Override
    public void run() {
      while (true) {
        handleUpTo(Integer.MAX_VALUE);
        spin();
        if (isEmpty()) {
          parked = true;
          if (isEmpty()) {
            LockSupport.park();
          }
          parked = false;
        }
      }
    }

    private void spin() {
      for (int i = 0; i < spins && isEmpty(); i++) {
        Thread.onSpinWait();
      }
    }
  }
}
