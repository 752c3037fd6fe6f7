package dev.kameo.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Delivery;
import dev.kameo.spi.Receiver.Rest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class MailboxLaneTest {

  private static final int UNBOUNDED = Integer.MAX_VALUE;

  private final ExecutorService runners = Executors.newFixedThreadPool(3);

  @AfterEach
  void stopRunners() {
    runners.shutdownNow();
  }

  /// The lane is run by hand, on the test's thread.
  @Nested
  class ByHand {

    private final List<Integer> handled = new ArrayList<>();
    private Rest rest = Rest.READY;

    @Test
    void wakesOnceUntilItHasFoundNothingMore() {
      ManualLane lane = new ManualLane(UNBOUNDED);

      lane.offer(new Numbered(1));
      lane.offer(new Numbered(2));
      lane.signal(new Numbered(3));

      assertEquals(1, lane.wakes);
      assertFalse(lane.run(10));
      lane.offer(new Numbered(4));
      assertEquals(2, lane.wakes);
      assertEquals(List.of(3, 1, 2), handled);
    }

    @Test
    void hasMoreToDoWhenTheBatchIsUsedUp() {
      ManualLane lane = new ManualLane(UNBOUNDED);
      for (int i = 1; i <= 5; i++) {
        lane.offer(new Numbered(i));
      }

      boolean more = lane.run(3);

      assertTrue(more);
      assertEquals(List.of(1, 2, 3), handled);
      assertFalse(lane.run(3));
      assertEquals(List.of(1, 2, 3, 4, 5), handled);
    }

    @Test
    void keepsSignalsOfWhichABatchTookSome() {
      ManualLane lane = new ManualLane(UNBOUNDED);
      lane.signal(new Numbered(1));
      lane.signal(new Numbered(2));
      lane.signal(new Numbered(3));

      assertTrue(lane.run(1));
      lane.signal(new Numbered(4));
      assertFalse(lane.run(10));

      assertEquals(List.of(1, 2, 3, 4), handled);
    }

    @Test
    void isNotWokenByTheMailboxWhileHeld() {
      ManualLane lane = new ManualLane(UNBOUNDED);
      lane.offer(new Numbered(1));
      rest = Rest.HELD;
      assertFalse(lane.run(10));

      lane.offer(new Numbered(2));
      assertEquals(1, lane.wakes);
      lane.signal(new Numbered(3));
      assertEquals(2, lane.wakes);
      rest = Rest.READY;
      assertFalse(lane.run(10));

      assertEquals(List.of(3, 1, 2), handled);
    }

    @Test
    void isHeldWithTheMailboxFull() {
      ManualLane lane = new ManualLane(UNBOUNDED);
      lane.signal(new Numbered(1));
      lane.offer(new Numbered(2));
      rest = Rest.HELD;

      boolean more = lane.run(1);

      assertFalse(more);
      assertEquals(List.of(1), handled);
    }

    @Test
    void isClaimedByOneAlone() {
      ManualLane lane = new ManualLane(UNBOUNDED);

      assertTrue(lane.claim());
      assertFalse(lane.claim());
      lane.offer(new Numbered(1));
      assertEquals(0, lane.wakes);
      assertFalse(lane.release(), "work came meanwhile");
      assertFalse(lane.run(10));
      assertTrue(lane.claim());
      assertTrue(lane.release());
    }

    @Test
    void whatComesWhileItLingersNeedsNoWake() {
      ManualLane lane = new ManualLane(UNBOUNDED);
      lane.lingering =
          () -> {
            lane.lingering = () -> {};
            lane.offer(new Numbered(2));
          };
      lane.offer(new Numbered(1));

      assertFalse(lane.run(10));

      assertEquals(List.of(1, 2), handled);
      assertEquals(1, lane.wakes);
      assertEquals(2, lane.lingered);
    }

    @Test
    void doesNotLingerWhenTheBatchIsUsedUp() {
      ManualLane lane = new ManualLane(UNBOUNDED);
      lane.lingering = () -> lane.signal(new Numbered(2));
      lane.offer(new Numbered(1));

      assertFalse(lane.run(1));

      assertEquals(0, lane.lingered);
    }

    @Test
    void lingersOnlyWhereTheReceiverIsReady() {
      ManualLane lane = new ManualLane(UNBOUNDED);
      for (Rest other : List.of(Rest.HELD, Rest.ENDED)) {
        rest = other;
        lane.signal(new Numbered(1));
        assertFalse(lane.run(10));
      }

      assertEquals(0, lane.lingered);
    }

    @Test
    void isNotLostWhenItsLingeringThrows() {
      ManualLane lane = new ManualLane(UNBOUNDED);
      lane.lingering =
          () -> {
            throw new IllegalStateException("thrown while it lingers");
          };
      lane.offer(new Numbered(1));

      assertFalse(lane.run(10));
      lane.offer(new Numbered(2));

      assertEquals(2, lane.wakes);
    }

    @Test
    void countsWhatWaits() {
      ManualLane lane = new ManualLane(UNBOUNDED);
      Numbered first = new Numbered(1);
      Numbered second = new Numbered(2);
      lane.offer(first);
      lane.offer(second);

      assertEquals(2, lane.size());
      assertEquals(0, lane.before(first));
      assertEquals(1, lane.before(second));
      assertEquals(-1, lane.before(new Numbered(3)));
    }

    @Test
    void isNotLostWhenItsReceiverThrows() {
      int[] runs = new int[1];
      MailboxLane lane =
          new MailboxLane(
              receiving(inbox -> {
                Envelope taken = inbox.next(false);
                runs[0]++;
                if (taken != null) {
                  throw new IllegalStateException("on purpose");
                }
                return Rest.READY;
              }),
              UNBOUNDED) {
            @Override
            protected void wake() {}
          };
      Thread thread = Thread.currentThread();
      List<Throwable> reported = new ArrayList<>();
      thread.setUncaughtExceptionHandler((_, error) -> reported.add(error));
      try {
        lane.offer(new Numbered(1));
        lane.offer(new Numbered(2));
        while (lane.runBatch(10)) {}
      } finally {
        thread.setUncaughtExceptionHandler(null);
      }

      assertEquals(2, reported.size());
      assertEquals(2, runs[0]);
      assertTrue(lane.claim());
    }

    @Test
    void countsPlacesOfOffersOnly() {
      ManualLane lane = new ManualLane(1);
      lane.append(new Numbered(1));

      assertEquals(Delivery.DELIVERED, lane.offer(new Numbered(2)));
      assertEquals(Delivery.MAILBOX_FULL, lane.offer(new Numbered(3)));
      lane.append(new Numbered(4));
      assertFalse(lane.run(10));

      assertEquals(List.of(1, 2, 4), handled);
      assertTrue(lane.hasRoom());
    }

    @Test
    void wakesTheNextWhoWaitsForRoomWhenTheFirstGivesUp() throws InterruptedException {
      ManualLane lane = new ManualLane(1);
      lane.offer(new Numbered(1));
      Thread impatient = new Thread(() -> {});
      CountDownLatch registered = new CountDownLatch(1);
      lane.whenRoom(impatient);
      Thread patient =
          Thread.ofPlatform()
              .start(() -> {
                lane.whenRoom(Thread.currentThread());
                registered.countDown();
                while (!lane.hasRoom()) {
                  LockSupport.park();
                }
                lane.leaveRoom(Thread.currentThread());
              });
      registered.await();

      lane.run(10);
      lane.leaveRoom(impatient);

      patient.join();
      assertTrue(lane.hasRoom());
    }

    /// Runs when told to.
    private final class ManualLane extends MailboxLane {
      int wakes;
      int lingered;
      Runnable lingering = () -> {};

      ManualLane(int capacity) {
        super(
            receiving(inbox -> {
              while (inbox.next(rest == Rest.HELD) instanceof Numbered number) {
                handled.add(number.value);
              }
              return rest;
            }),
            capacity);
      }

      @Override
      protected void wake() {
        wakes++;
      }

      @Override
      protected boolean linger() {
        lingered++;
        lingering.run();
        return !isEmpty();
      }

      boolean run(int limit) {
        return runBatch(limit);
      }
    }
  }

  /// Real threads, and counts that must add up.
  @Nested
  class UnderLoad {

    private static final int SENDERS = 4;
    private static final int EACH = 100_000;

    private final int[] nextOffer = new int[SENDERS];
    private final int[] nextSignal = new int[SENDERS];
    private final AtomicInteger running = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);
    private int wrong;
    private int left;

    @Test
    void offersKeepTheirOrder() throws InterruptedException {
      send(UNBOUNDED, EACH, 0);

      assertEquals(0, wrong);
    }

    @Test
    void offersToABoundedLaneKeepTheirOrder() throws InterruptedException {
      send(3, EACH / 10, 0);

      assertEquals(0, wrong);
    }

    @Test
    void signalsAndOffersKeepTheirOrders() throws InterruptedException {
      send(UNBOUNDED, EACH / 2, EACH / 2);

      assertEquals(0, wrong);
    }

    @Test
    void aHeldLaneGoesOnAfterEachSignal() throws InterruptedException {
      left = EACH;
      MailboxLane[] lane = new MailboxLane[1];
      Runs heldByEachOffer =
          new Runs() {
            private boolean held;

            @Override
            public Rest run(Inbox inbox) {
              while (inbox.next(held) instanceof Numbered number) {
                held = !number.signal;
                if (held) {
                  runners.execute(() -> lane[0].signal(new Numbered(0, 0, true)));
                  left--;
                }
              }
              if (left == 0 && !held) {
                done.countDown();
              }
              return held ? Rest.HELD : Rest.READY;
            }
          };
      lane[0] = new PooledLane(receiving(heldByEachOffer), UNBOUNDED);

      for (int i = 0; i < EACH; i++) {
        lane[0].offer(new Numbered(i));
      }
      done.await();

      assertEquals(0, left);
    }

    private void send(int capacity, int offers, int signals) throws InterruptedException {
      left = SENDERS * (offers + signals);
      MailboxLane lane = new PooledLane(receiving(this::take), capacity);
      List<Thread> senders = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        int sender = i;
        senders.add(Thread.ofPlatform().start(() -> sendAll(lane, sender, offers, signals)));
      }
      for (Thread sender : senders) {
        sender.join();
      }
      done.await();
    }

    private void sendAll(Lane lane, int sender, int offers, int signals) {
      Thread thread = Thread.currentThread();
      for (int i = 0; i < Math.max(offers, signals); i++) {
        if (i < signals) {
          lane.signal(new Numbered(sender, i, true));
        }
        if (i < offers) {
          Numbered number = new Numbered(sender, i, false);
          while (lane.offer(number) == Delivery.MAILBOX_FULL) {
            lane.whenRoom(thread);
            while (!lane.hasRoom()) {
              LockSupport.park();
            }
            lane.leaveRoom(thread);
          }
        }
      }
    }

    private Rest take(Inbox inbox) {
      if (running.getAndIncrement() != 0) {
        wrong++;
      }
      while (inbox.next(false) instanceof Numbered number) {
        int[] next = number.signal ? nextSignal : nextOffer;
        if (number.value != next[number.sender]++) {
          wrong++;
        }
        left--;
      }
      boolean last = left == 0;
      running.decrementAndGet();
      if (last) {
        done.countDown();
      }
      return Rest.READY;
    }
  }

  private interface Runs {
    Rest run(Inbox inbox);
  }

  private static Receiver receiving(Runs runs) {
    return new Receiver() {
      @Override
      public Rest run(Inbox inbox) {
        return runs.run(inbox);
      }

      @Override
      public String name() {
        return "receiver";
      }
    };
  }

  /// Runs on a few threads, now on this one, now on that.
  private final class PooledLane extends MailboxLane {

    PooledLane(Receiver receiver, int capacity) {
      super(receiver, capacity);
    }

    @Override
    protected void wake() {
      runners.execute(() -> {
        if (runBatch(7)) {
          wake();
        }
      });
    }
  }

  private static final class Numbered extends Envelope {
    final int sender;
    final int value;
    final boolean signal;

    Numbered(int value) {
      this(0, value, false);
    }

    Numbered(int sender, int value, boolean signal) {
      this.sender = sender;
      this.value = value;
      this.signal = signal;
    }

    @Override
    public String label() {
      return "number";
    }
  }
}
