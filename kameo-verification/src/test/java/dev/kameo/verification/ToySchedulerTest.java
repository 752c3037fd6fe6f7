package dev.kameo.verification;

import dev.kameo.spi.Blocker;
import dev.kameo.spi.Lane;
import dev.kameo.spi.MailboxLane;
import dev.kameo.spi.RealTimeScheduler;
import dev.kameo.spi.Receiver;
import dev.kameo.spi.Scheduler;
import dev.kameo.spi.SchedulerProvider;
import dev.kameo.spi.SchedulerSettings;
import dev.kameo.spi.Waiting;
import dev.kameo.testkit.SchedulerComplianceTest;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// The SPI is enough to write a scheduler in a page: all actors and tasks on one thread.
final class ToySchedulerTest extends SchedulerComplianceTest {

  @Override
  protected SchedulerProvider provider() {
    return new ToyProvider();
  }

  private static final class ToyProvider implements SchedulerProvider {
    @Override
    public String name() {
      return "toy";
    }

    @Override
    public int priority() {
      return -1;
    }

    @Override
    public Scheduler create(SchedulerSettings settings) {
      return new ToyScheduler(settings);
    }
  }

  /// One thread runs everything, one thing after the other. When that thread has to wait, a fresh
  /// one takes its place for all the rest.
  private static final class ToyScheduler extends RealTimeScheduler {
    private final String name;
    private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final Queue<ExecutorService> executors = new ConcurrentLinkedQueue<>();
    private volatile Thread thread;
    private volatile ExecutorService executor;

    ToyScheduler(SchedulerSettings settings) {
      super(settings);
      name = settings.systemName() + "-toy";
      takeFreshThread();
    }

    private void takeFreshThread() {
      executor = Executors.newSingleThreadExecutor(this::newThread);
      executors.add(executor);
    }

    private Thread newThread(Runnable loop) {
      thread = Thread.ofPlatform().daemon().name(name).unstarted(loop);
      threads.add(thread);
      return thread;
    }

    @Override
    public Lane open(Receiver receiver, int capacity) {
      return new ToyLane(this, receiver, capacity);
    }

    @Override
    public void execute(Runnable task) {
      work.add(task);
      try {
        executor.execute(this::runNext);
      } catch (RejectedExecutionException e) {
        runNext();
      }
    }

    private void runNext() {
      Runnable next = work.poll();
      if (next != null) {
        Thread.interrupted();
        next.run();
      }
    }

    @Override
    public boolean block(Blocker blocker, long nanos) throws InterruptedException {
      if (Thread.currentThread() == thread && !executor.isShutdown()) {
        takeFreshThread();
        work.forEach(_ -> executor.execute(this::runNext));
      }
      return Waiting.park(blocker, nanos);
    }

    @Override
    public void close() {
      executors.forEach(ExecutorService::shutdownNow);
      try {
        for (Thread each : threads) {
          each.join(1000);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      work.forEach(_ -> runNext());
      super.close();
    }
  }

  private static final class ToyLane extends MailboxLane {
    private final ToyScheduler scheduler;

    ToyLane(ToyScheduler scheduler, Receiver receiver, int capacity) {
      super(receiver, capacity);
      this.scheduler = scheduler;
    }

    @Override
    protected void wake() {
      scheduler.execute(this::takeTurn);
    }

    private void takeTurn() {
      if (runBatch(16)) {
        wake();
      }
    }
  }
}
