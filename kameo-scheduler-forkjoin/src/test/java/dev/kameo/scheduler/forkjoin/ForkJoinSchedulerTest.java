package dev.kameo.scheduler.forkjoin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ForkJoinSchedulerTest {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  @Test
  void anActorThatComputesDoesNotDelayTheOneItHasTold() throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    boolean[] inTime = new boolean[1];
    try (Scheduler scheduler = create(Map.of("parallelism", "2"))) {
      Lane other = scheduler.open(handling(told::countDown), Integer.MAX_VALUE);
      Runnable tellAndCompute =
          () -> {
            other.offer(new Note());
            inTime[0] = spinUntilZero(told);
            done.countDown();
          };

      scheduler.open(handling(tellAndCompute), Integer.MAX_VALUE).offer(new Note());
      done.await();
    }

    assertTrue(inTime[0]);
  }

  @Test
  void allThatComputeDoNotDelayThoseTheyHaveTold() throws InterruptedException {
    int tellers = 3;
    CountDownLatch computing = new CountDownLatch(tellers);
    CountDownLatch told = new CountDownLatch(tellers);
    CountDownLatch done = new CountDownLatch(tellers);
    AtomicInteger inTime = new AtomicInteger();
    try (Scheduler scheduler = create(Map.of("parallelism", "6"))) {
      for (int i = 0; i < tellers; i++) {
        Lane other = scheduler.open(handling(told::countDown), Integer.MAX_VALUE);
        Runnable tellAndCompute =
            () -> {
              computing.countDown();
              spinUntilZero(computing);
              other.offer(new Note());
              inTime.addAndGet(spinUntilZero(told) ? 1 : 0);
              done.countDown();
            };
        scheduler.open(handling(tellAndCompute), Integer.MAX_VALUE).offer(new Note());
      }
      done.await();
    }

    assertEquals(tellers, inTime.get());
  }

  @Test
  void anIdleWorkerTakesWhoWasToldBeforeTheLastOne() throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    List<Thread> threads = new CopyOnWriteArrayList<>();
    try (Scheduler scheduler = create(Map.of("parallelism", "2"))) {
      Runnable noteThread = () -> threads.add(Thread.currentThread());
      Lane first =
          scheduler.open(
              handling(() -> {
                noteThread.run();
                told.countDown();
              }),
              Integer.MAX_VALUE);
      Lane last =
          scheduler.open(
              handling(() -> {
                noteThread.run();
                done.countDown();
              }),
              Integer.MAX_VALUE);
      Runnable tellBoth =
          () -> {
            noteThread.run();
            first.offer(new Note());
            last.offer(new Note());
            spinUntilZero(told);
          };

      scheduler.open(handling(tellBoth), Integer.MAX_VALUE).offer(new Note());
      done.await();
    }

    assertNotEquals(threads.get(0), threads.get(1));
  }

  @Test
  void thoseThatTellEachOtherOnTheOnlyWorkerLetOthersHaveTheirTurn() throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    try (Scheduler scheduler = create(Map.of("parallelism", "1"))) {
      AtomicBoolean stopped = keepTellingEachOther(scheduler);

      scheduler.open(handling(told::countDown), Integer.MAX_VALUE).offer(new Note());

      assertTrue(told.await(PATIENCE, TimeUnit.NANOSECONDS));
      stopped.set(true);
    }
  }

  @Test
  void theyTakeWhatAnotherWorkerHasQueuedAndDoesNotComeTo() throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    boolean[] inTime = new boolean[1];
    try (Scheduler scheduler = create(Map.of("parallelism", "2"))) {
      AtomicBoolean stopped = keepTellingEachOther(scheduler);
      stopTimers(scheduler, done);
      Lane first = scheduler.open(handling(told::countDown), Integer.MAX_VALUE);
      Lane last = scheduler.open(handling(() -> {}), Integer.MAX_VALUE);
      Runnable tellBothAndCompute =
          () -> {
            first.offer(new Note());
            last.offer(new Note());
            inTime[0] = spinUntilZero(told);
            done.countDown();
          };

      scheduler.open(handling(tellBothAndCompute), Integer.MAX_VALUE).offer(new Note());
      done.await();
      stopped.set(true);
    }

    assertTrue(inTime[0]);
  }

  @Test
  void whatATaskOfAHandlerTellsIsFound() throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    boolean[] inTime = new boolean[1];
    try (Scheduler scheduler = create(Map.of("parallelism", "2"))) {
      stopTimers(scheduler, done);
      Lane other = scheduler.open(handling(told::countDown), Integer.MAX_VALUE);
      Runnable forkAndCompute =
          () -> {
            ForkJoinTask<?> _ = ForkJoinTask.adapt(() -> other.offer(new Note())).fork();
            inTime[0] = spinUntilZero(told);
            done.countDown();
          };

      scheduler.open(handling(forkAndCompute), Integer.MAX_VALUE).offer(new Note());
      done.await();
    }

    assertTrue(inTime[0]);
  }

  /// Keeps the thread of the timers, so that the watchdog does not come.
  private static void stopTimers(Scheduler scheduler, CountDownLatch until)
      throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    var _ =
        scheduler.schedule(
            0,
            () -> {
              stopped.countDown();
              awaitOrInterrupt(until);
            });
    stopped.await();
  }

  private static void awaitOrInterrupt(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Keeps a worker busy.
  ///
  /// @return to be set when that is enough
  private static AtomicBoolean keepTellingEachOther(Scheduler scheduler)
      throws InterruptedException {
    AtomicBoolean stopped = new AtomicBoolean();
    CountDownLatch going = new CountDownLatch(100);
    Lane[] pair = new Lane[2];
    for (int i = 0; i < 2; i++) {
      int other = 1 - i;
      Runnable tellBack =
          () -> {
            going.countDown();
            if (!stopped.get()) {
              pair[other].offer(new Note());
            }
          };
      pair[i] = scheduler.open(handling(tellBack), Integer.MAX_VALUE);
    }
    pair[0].offer(new Note());
    going.await();
    return stopped;
  }

  @Test
  void closingRunsWhatIsNextOnAWorkerThatComputes() throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch next = new CountDownLatch(1);
    Scheduler scheduler = create(Map.of("parallelism", "1"));
    Lane other = scheduler.open(handling(next::countDown), Integer.MAX_VALUE);
    Runnable tellAndCompute =
        () -> {
          other.offer(new Note());
          told.countDown();
          spinUntilZero(next);
        };
    scheduler.open(handling(tellAndCompute), Integer.MAX_VALUE).offer(new Note());
    told.await();

    scheduler.close();

    assertTrue(next.await(PATIENCE, TimeUnit.NANOSECONDS));
  }

  /// As many tokens as lanes go round among them, so that turns come by the same places of the
  /// workers' queues again and again, while the timer of the watchdog interrupts.
  @Test
  void losesNoWorkerHoweverOftenTheQueuesComeRound() throws InterruptedException {
    int lanes = 100;
    AtomicInteger hops = new AtomicInteger(10_000_000);
    CountDownLatch done = new CountDownLatch(1);
    try (Scheduler scheduler = create(Map.of("parallelism", "2"))) {
      Lane[] all = new Lane[lanes];
      for (int i = 0; i < lanes; i++) {
        SplittableRandom random = new SplittableRandom(i);
        Runnable passOn =
            () -> {
              if (hops.decrementAndGet() > 0) {
                all[random.nextInt(lanes)].offer(new Note());
              } else {
                done.countDown();
              }
            };
        all[i] = scheduler.open(handling(passOn), Integer.MAX_VALUE);
      }
      for (Lane lane : all) {
        lane.offer(new Note());
      }

      assertTrue(done.await(50, TimeUnit.SECONDS), () -> hops + " hops are left");
    }
  }

  private static boolean spinUntilZero(CountDownLatch latch) {
    long begin = System.nanoTime();
    while (latch.getCount() > 0 && System.nanoTime() - begin < PATIENCE) {
      Thread.onSpinWait();
    }
    return latch.getCount() == 0;
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

  private static Scheduler create(Map<String, String> settings) {
    return new ForkJoinSchedulerProvider()
        .create(new SchedulerSettings("test", "forkjoin", settings));
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
