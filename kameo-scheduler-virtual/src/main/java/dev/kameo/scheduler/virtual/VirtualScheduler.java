package dev.kameo.scheduler.virtual;

import dev.kameo.spi.AdaptiveSpin;
import dev.kameo.spi.Blocker;
import dev.kameo.spi.Lane;
import dev.kameo.spi.RealTimeScheduler;
import dev.kameo.spi.Receiver;
import dev.kameo.spi.SchedulerSettings;
import dev.kameo.spi.Waiting;
import dev.kameo.spi.Watchdog;

/// Runs lanes and tasks on virtual threads, and waits by parking them.
final class VirtualScheduler extends RealTimeScheduler {

  private final Threads threads = new Threads();
  private final Watchdog watchdog = new Watchdog(this);
  private final Hosts hosts;
  private final AdaptiveSpin spin = new AdaptiveSpin(this::yieldCarrier);
  private final Canary canary = new Canary(this);
  private final String names;
  private final int batch;

  VirtualScheduler(SchedulerSettings settings, int batch, long idleNanos) {
    super(settings);
    this.names = settings.systemName() + "-" + settings.schedulerName() + "-";
    this.batch = batch;
    this.hosts = new Hosts(this, idleNanos);
  }

  @Override
  public Lane open(Receiver receiver, int capacity) {
    return new VirtualLane(this, receiver, capacity);
  }

  @Override
  public void execute(Runnable task) {
    start("task", task);
  }

  @Override
  public boolean block(Blocker blocker, long nanos) throws InterruptedException {
    Host host = Host.current();
    if (host != null) {
      host.next().end();
    }
    // A virtual thread that stays awake would keep its carrier from who is to release it.
    return Thread.currentThread().isVirtual()
        ? Waiting.park(blocker, nanos)
        : spin.block(blocker, nanos, Waiting::park);
  }

  /// Keeps a thread at a lane that has just become empty, for a moment, if platform threads wait
  /// for answers.
  void linger(VirtualLane lane) {
    if (spin.pays() && !isClosed()) {
      Host host = Host.current();
      if (host == null || host.next().isEmpty()) {
        spin.linger(lane);
      }
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // a hint, for fairness; nothing relies on it
  private boolean yieldCarrier() {
    Thread.yield();
    return canary.isLate();
  }

  @Override
  public void close() {
    threads.refuse();
    watchdog.release();
    hosts.retire();
    end(threads::alive);
    super.close();
  }

  /// Runs something on a thread of its own; after closing, on the calling thread.
  void start(String name, Runnable work) {
    threads.start(name, work);
  }

  /// Runs a lane on a thread of its own; after closing, on the calling thread.
  void start(VirtualLane lane) {
    start(lane.name(), lane);
  }

  /// Runs a lane on another thread than the calling one. For what was next on a thread that is
  /// kept, or when this is closed.
  void startElsewhere(VirtualLane lane) {
    threads.startElsewhere(lane.name(), lane);
  }

  /// {@return how many envelopes a lane takes before others may have their turn}
  int batch() {
    return batch;
  }

  /// {@return the threads that stay}
  Hosts hosts() {
    return hosts;
  }

  Watchdog watchdog() {
    return watchdog;
  }

  /// {@return what the names of threads that stay begin with}
  String names() {
    return names;
  }

  Canary canary() {
    return canary;
  }

  boolean isClosed() {
    return threads.areRefused();
  }
}
