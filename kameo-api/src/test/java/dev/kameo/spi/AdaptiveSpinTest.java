package dev.kameo.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class AdaptiveSpinTest {

  private static final long SHORT = TimeUnit.MICROSECONDS.toNanos(199);
  private static final long LONG = TimeUnit.MICROSECONDS.toNanos(200);

  private boolean othersWait;
  private final AdaptiveSpin spin = new AdaptiveSpin(() -> othersWait, 2);
  private final AtomicInteger looks = new AtomicInteger();
  private final Blocker never = () -> looks.incrementAndGet() < 0;
  private final IdleLane lane = new IdleLane();

  @Test
  void doesNotPayAsLongAsNobodyHasWaited() {
    assertFalse(spin.pays());
    assertFalse(spin.await(never, Long.MAX_VALUE));
    assertFalse(spin.linger(lane));
    assertEquals(1, looks.get());
    assertEquals(0, lane.looks);
  }

  @Test
  void paysAfterSomeShortWaits() {
    spin.parked(SHORT);
    assertFalse(spin.pays());
    spin.parked(SHORT);

    assertTrue(spin.pays());
  }

  @Test
  void longWaitsDoNotCount() {
    for (int i = 0; i < 100; i++) {
      spin.parked(LONG);
    }

    assertFalse(spin.pays());
  }

  @Test
  void neverPaysWithOneProcessor() {
    AdaptiveSpin alone = new AdaptiveSpin(() -> false, 1);

    for (int i = 0; i < 100; i++) {
      alone.parked(SHORT);
    }

    assertFalse(alone.pays());
  }

  @Test
  void seesWhatIsReleasedWhileItIsAwake() {
    begin(2);

    boolean isReleased = spin.await(() -> looks.incrementAndGet() == 3, Long.MAX_VALUE);

    assertTrue(isReleased);
    assertEquals(3, looks.get());
  }

  @Test
  void doesNotStayLongerThanTheWait() {
    begin(2);

    assertFalse(spin.await(never, 0));

    assertEquals(17, looks.get(), "16 before it looks at the clock, and the last one");
  }

  @Test
  void fourWaitsInVainEndItAndThenTwiceAsManyShortOnesAreNeeded() {
    begin(2);
    int needed = 2;
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < 4; i++) {
        assertTrue(spin.pays());
        assertFalse(spin.await(never, Long.MAX_VALUE));
      }
      assertFalse(spin.pays());
      needed *= 2;
      begin(needed);
    }
  }

  @Test
  void theNumberThatIsNeededDoesNotGrowForEver() {
    for (int needed : new int[] {2, 4, 8, 16, 32, 64, 64, 64}) {
      begin(needed);
      end();
    }
  }

  @Test
  void itFallsWhenWaitsAreReleasedInTime() {
    begin(2);
    end();
    begin(4);
    end();
    begin(8);
    for (int i = 0; i < 7; i++) {
      assertTrue(spin.await(() -> true, Long.MAX_VALUE));
    }
    end();

    begin(4);
  }

  @Test
  void aWaitThatIsReleasedInTimeMakesUpForOthers() {
    begin(2);

    for (int i = 0; i < 100; i++) {
      assertFalse(spin.await(never, Long.MAX_VALUE));
      assertTrue(spin.await(() -> true, Long.MAX_VALUE));
    }

    assertTrue(spin.pays());
  }

  @Test
  void lingersUntilSomethingComes() {
    begin(2);
    lane.comesAfter = 3;

    assertTrue(spin.linger(lane));
    assertEquals(3, lane.looks);
  }

  @Test
  void lingersInVainForAWhile() {
    begin(2);

    assertFalse(spin.linger(lane));

    assertTrue(lane.looks > 1);
  }

  @Test
  void aStreamForWhichNobodyWaitsEndsIt() {
    begin(2);
    lane.comesAfter = 1;

    int times = 0;
    while (spin.linger(lane)) {
      times++;
    }

    assertEquals(16, times);
  }

  @Test
  void doesNotLingerWhileOthersWait() {
    begin(2);
    othersWait = true;

    for (int i = 0; i < 100; i++) {
      lane.looks = 0;
      assertFalse(spin.linger(lane));
      assertTrue(lane.looks <= 16);
    }

    assertTrue(spin.pays(), "that was not in vain");
  }

  /// Exactly so many short waits make it pay.
  private void begin(int waits) {
    for (int i = 0; i < waits; i++) {
      assertFalse(spin.pays(), "after " + i);
      spin.parked(SHORT);
    }
    assertTrue(spin.pays());
  }

  private void end() {
    while (spin.pays()) {
      assertFalse(spin.await(never, Long.MAX_VALUE));
    }
  }

  /// Is empty until it was looked at some times.
  private static final class IdleLane extends MailboxLane {

    int looks;
    int comesAfter = Integer.MAX_VALUE;

    IdleLane() {
      super(
          new Receiver() {
            @Override
            public Rest run(Inbox inbox) {
              return Rest.READY;
            }

            @Override
            public String name() {
              return "idle";
            }
          },
          Integer.MAX_VALUE);
    }

    @Override
    boolean isEmpty() {
      return ++looks < comesAfter;
    }

    @Override
    protected void wake() {}
  }
}
