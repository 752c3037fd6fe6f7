package dev.kameo.core;

import dev.kameo.Cancellable;
import dev.kameo.Delivery;
import dev.kameo.spi.Blocker;
import dev.kameo.spi.Envelope;
import dev.kameo.spi.Lane;
import dev.kameo.spi.Receiver;
import dev.kameo.spi.Scheduler;
import dev.kameo.stress.Dawdle;
import java.time.Clock;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A scheduler that runs nothing: a stress test does, step by step. Mailboxes with a limit are
/// full. Timers are never due.
final class StillScheduler implements Scheduler {

  private final Runnable onBlock;
  private final Queue<StillTimer> timers = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Envelope last;

  StillScheduler() {
    this(() -> {});
  }

  /// Makes one.
  ///
  /// @param onBlock what happens when somebody blocks, which he does not
  StillScheduler(Runnable onBlock) {
    this.onBlock = onBlock;
  }

  /// {@return whether a timer was started and not cancelled}
  boolean hasTimer() {
    return timers.stream().anyMatch(timer -> !timer.isCancelled());
  }

  /// Forgets the timers there are.
  void forgetTimers() {
    timers.clear();
  }

  /// {@return what was last put into a mailbox}
  Envelope last() {
    return Objects.requireNonNull(last);
  }

  @Override
  public Lane open(Receiver receiver, int capacity) {
    return new StillLane(capacity == Integer.MAX_VALUE);
  }

  @Override
  public Cancellable schedule(long nanos, Runnable task) {
    StillTimer timer = new StillTimer();
    timers.add(timer);
    Dawdle.sometimes();
    return timer;
  }

  @Override
  public void execute(Runnable task) {}

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public long nanoTime() {
    return 0;
  }

  @Override
  public RandomGenerator random() {
    return ThreadLocalRandom.current();
  }

  @Override
  public boolean block(Blocker blocker, long nanos) {
    onBlock.run();
    return true;
  }

  @Override
  public void close() {}

  private static final class StillTimer implements Cancellable {

    private volatile boolean cancelled;

    @Override
    public boolean cancel() {
      boolean isFirst = !cancelled;
      cancelled = true;
      return isFirst;
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }

  private final class StillLane implements Lane {

    private final boolean empty;

    StillLane(boolean empty) {
      this.empty = empty;
    }

    @Override
    public Delivery offer(Envelope envelope) {
      if (!empty) {
        return Delivery.MAILBOX_FULL;
      }
      append(envelope);
      return Delivery.DELIVERED;
    }

    @Override
    public void append(Envelope envelope) {
      last = envelope;
    }

    @Override
    public void signal(Envelope envelope) {}

    @Override
    public int size() {
      return 0;
    }

    @Override
    public int before(Envelope envelope) {
      return -1;
    }

    @Override
    public boolean hasRoom() {
      return empty;
    }

    @Override
    public void whenRoom(Thread thread) {}
  }
}
