package dev.kameo.scheduler.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.spi.Envelope;
import dev.kameo.spi.Inbox;
import dev.kameo.spi.Lane;
import dev.kameo.spi.Receiver;
import dev.kameo.spi.Scheduler;
import dev.kameo.spi.SchedulerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class VirtualSchedulerTest {

  private static final int OFTEN = 100;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  @Test
  void aBusyLaneKeepsItsThreadUntilItIsIdle() throws InterruptedException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    try (VirtualScheduler scheduler = create(Map.of("idleMillis", "200"))) {
      Semaphore handled = new Semaphore(0);
      Runnable handler =
          () -> {
            threads.add(Thread.currentThread());
            handled.release();
          };
      Lane lane = scheduler.open(handling(handler), Integer.MAX_VALUE);

      for (int i = 0; i < 10_000; i++) {
        lane.offer(new Note());
        handled.acquire();
      }
      int used = threads.size();
      for (Thread thread : threads) {
        thread.join();
      }
      lane.offer(new Note());
      handled.acquire();

      assertTrue(used < 1_000, () -> "threads: " + used);
    }
  }

  @Test
  void oneThatIsOftenRunDoesNotDelayTheOneItHasToldBeforeItComputed() throws InterruptedException {
    Semaphore told = new Semaphore(0);
    Semaphore done = new Semaphore(0);
    AtomicInteger turn = new AtomicInteger();
    boolean[] inTime = new boolean[1];
    try (Scheduler scheduler = create(Map.of())) {
      Lane other = scheduler.open(handling(told::release), Integer.MAX_VALUE);
      Runnable tellAndCompute =
          () -> {
            other.offer(new Note());
            if (turn.incrementAndGet() == OFTEN) {
              inTime[0] = spinUntil(() -> told.availablePermits() == OFTEN);
            }
            done.release();
          };
      Lane lane = scheduler.open(handling(tellAndCompute), Integer.MAX_VALUE);
      for (int i = 0; i < OFTEN; i++) {
        lane.offer(new Note());
        done.acquire();
      }
    }

    assertTrue(inTime[0]);
  }

  @Test
  void whatItTellsRunsNextOnItsThreadUntilItHasKeptIt() throws InterruptedException {
    AtomicReference<Thread> teller = new AtomicReference<>();
    AtomicReference<Lane> lane = new AtomicReference<>();
    AtomicBoolean willCompute = new AtomicBoolean();
    AtomicBoolean computes = new AtomicBoolean();
    AtomicInteger handled = new AtomicInteger();
    AtomicInteger together = new AtomicInteger();
    Semaphore done = new Semaphore(0);
    try (Scheduler scheduler = create(Map.of())) {
      Runnable compare =
          () -> {
            if (Thread.currentThread().equals(teller.get())) {
              together.incrementAndGet();
              // The lane's turn is over, and its next one comes when this one's is.
              if (willCompute.getAndSet(false)) {
                computes.set(true);
                lane.get().offer(new Note());
              }
            }
            handled.incrementAndGet();
            done.release();
          };
      Lane other = scheduler.open(handling(compare), Integer.MAX_VALUE);
      Runnable tell =
          () -> {
            teller.set(Thread.currentThread());
            int before = handled.get();
            other.offer(new Note());
            if (computes.getAndSet(false)) {
              spinUntil(() -> handled.get() > before);
            }
          };
      lane.set(scheduler.open(handling(tell), Integer.MAX_VALUE));

      offerOneByOne(lane.get(), done);
      int before = together.get();
      willCompute.set(true);
      while (willCompute.get()) {
        lane.get().offer(new Note());
        done.acquire();
      }
      done.acquire();
      offerOneByOne(lane.get(), done); // so that the turn that kept it is over
      together.set(0);
      offerOneByOne(lane.get(), done);

      assertTrue(before > 0, "never together");
      assertEquals(0, together.get());
    }
  }

  private static void offerOneByOne(Lane lane, Semaphore handled) throws InterruptedException {
    for (int i = 0; i < OFTEN; i++) {
      lane.offer(new Note());
      handled.acquire();
    }
  }

  private static boolean spinUntil(BooleanSupplier condition) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean() && System.nanoTime() - begin < PATIENCE) {
      Thread.onSpinWait();
    }
    return condition.getAsBoolean();
  }

  @Test
  void losesNothingThatIsOfferedAroundClosing() throws InterruptedException {
    int senders = 4;
    int each = 2_000;
    for (int round = 0; round < 50; round++) {
      AtomicInteger handled = new AtomicInteger();
      CountDownLatch done = new CountDownLatch(senders * each);
      CountDownLatch begun = new CountDownLatch(senders);
      Scheduler scheduler = create(Map.of("batch", "3"));
      List<Lane> lanes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        lanes.add(
            scheduler.open(
                handling(() -> {
                  handled.incrementAndGet();
                  done.countDown();
                }),
                Integer.MAX_VALUE));
      }
      for (int i = 0; i < senders; i++) {
        Thread.ofPlatform()
            .start(() -> {
              begun.countDown();
              for (int n = 0; n < each; n++) {
                lanes.get(n % lanes.size()).offer(new Note());
              }
            });
      }

      begun.await();
      scheduler.close();

      assertTrue(done.await(PATIENCE, TimeUnit.NANOSECONDS), () -> "handled only " + handled);
      assertEquals(senders * each, handled.get());
    }
  }

  private static VirtualScheduler create(Map<String, String> settings) {
    return (VirtualScheduler)
        new VirtualSchedulerProvider().create(new SchedulerSettings("test", "virtual", settings));
  }

  private static Receiver handling(Runnable handler) {
    return new Receiver() {
      @Override
      public Rest run(Inbox inbox) {
        while (inbox.next(false) != null) {
          handler.run();
        }
        return Rest.READY;
      }

      @Override
      public String name() {
        return "receiver";
      }
    };
  }

  private static final class Note extends Envelope {
    @Override
    public String label() {
      return "note";
    }
  }
}
