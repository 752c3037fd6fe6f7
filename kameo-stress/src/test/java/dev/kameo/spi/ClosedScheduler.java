package dev.kameo.spi;

import java.util.Map;

/// One on which no timer is ever due.
final class ClosedScheduler extends RealTimeScheduler {

  ClosedScheduler() {
    super(new SchedulerSettings("closed", "still", Map.of()));
    close();
  }

  @Override
  public Lane open(Receiver receiver, int capacity) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void execute(Runnable task) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean block(Blocker blocker, long nanos) {
    throw new UnsupportedOperationException();
  }
}
