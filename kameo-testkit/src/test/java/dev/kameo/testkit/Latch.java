package dev.kameo.testkit;

import dev.kameo.spi.Blocker;
import dev.kameo.spi.Scheduler;

/// Something to wait for in a simulation.
final class Latch implements Blocker {

  private final Scheduler scheduler;
  private final String name;
  private volatile boolean open;

  Latch(Scheduler scheduler, String name) {
    this.scheduler = scheduler;
    this.name = name;
  }

  void open() {
    open = true;
  }

  /// Waits without a limit, for code that cannot throw.
  void await() {
    try {
      scheduler.block(this, Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isReleased() {
    return open;
  }

  @Override
  public String toString() {
    return "latch " + name;
  }
}
