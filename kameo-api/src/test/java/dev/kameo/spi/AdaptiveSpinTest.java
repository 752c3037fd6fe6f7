package dev.kameo.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// With a clock that goes on by what the test does: a look takes a tenth of a microsecond.
@Timeout(60)
final class AdaptiveSpinTest {

  private static final long FOR_EVER = Long.MAX_VALUE;
  private static final long SHORT = TimeUnit.MICROSECONDS.toNanos(200) - 1;
  private static final long LONG = TimeUnit.MICROSECONDS.toNanos(200);
  private static final long LOOK = 100;

  private long now;
  private int gaveWay;
  private boolean othersWait;
  private final AdaptiveSpin spin = spinOn(2);
  private final IdleLane lane = new IdleLane();

  private AdaptiveSpin spinOn(int processors) {
    return new AdaptiveSpin(
        () -> {
          gaveWay++;
          return othersWait;
        },
        processors,
        () -> now);
  }

  @Test
  void doesNotPayAsLongAsNobodyHasWaited() throws InterruptedException {
    Wait wait = new Wait(FOR_EVER);

    assertFalse(spin.pays());
    assertFalse(spin.block(wait, FOR_EVER, wait.parksFor(0)));
    assertEquals(0, wait.looks);
    assertFalse(spin.linger(lane));
    assertEquals(0, lane.looks);
  }

  @Test
  void paysAfterSomeShortWaits() throws InterruptedException {
    sleepThrough(SHORT);
    assertFalse(spin.pays());
    sleepThrough(SHORT);

    assertTrue(spin.pays());
  }

  @Test
  void longWaitsDoNotCount() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      sleepThrough(LONG);
    }

    assertFalse(spin.pays());
  }

  @Test
  void norDoThoseThatNobodyHasEnded() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      Wait wait = new Wait(FOR_EVER);
      assertFalse(spin.block(wait, 10, wait.parksFor(10)));
      assertFalse(spin.pays(), "after " + i);
    }
  }

  @Test
  void neverPaysWithOneProcessor() throws InterruptedException {
    AdaptiveSpin alone = spinOn(1);
    for (int i = 0; i < 100; i++) {
      Wait wait = new Wait(SHORT);
      assertTrue(alone.block(wait, FOR_EVER, wait.parksFor(SHORT)));
    }

    assertFalse(alone.pays());
  }

  @Test
  void whoIsReleasedInTimeDoesNotPark() throws InterruptedException {
    begin(2);
    Wait wait = new Wait(5_000);

    assertTrue(spin.block(wait, FOR_EVER, neverParks()));
    assertEquals(5_000 / LOOK, wait.looks);
  }

  @Test
  void parksAfterTenMicrosecondsForTheRest() throws InterruptedException {
    begin(2);
    Wait wait = new Wait(FOR_EVER);
    long[] parked = new long[1];

    assertFalse(
        spin.block(
            wait,
            50_000,
            (_, nanos) -> {
              parked[0] = nanos;
              return false;
            }));

    assertEquals(50_000 - wait.looks * LOOK, parked[0]);
    assertTrue(wait.looks * LOOK >= 10_000 && wait.looks * LOOK < 12_000, "" + wait.looks);
  }

  @Test
  void whoWaitsForNoTimeOnlyLooks() throws InterruptedException {
    begin(2);
    Wait wait = new Wait(FOR_EVER);

    for (int i = 0; i < 100; i++) {
      assertFalse(spin.block(wait, 0, wait.parksFor(0)));
    }

    assertEquals(0, wait.looks);
    assertTrue(spin.pays());
  }

  @Test
  void theInterruptOfTheParkedThreadPasses() throws InterruptedException {
    begin(2);
    Wait wait = new Wait(FOR_EVER);

    assertThrows(
        InterruptedException.class,
        () ->
            spin.block(
                wait,
                FOR_EVER,
                (_, _) -> {
                  throw new InterruptedException();
                }));
  }

  @Test
  void fourWaitsInVainEndItAndThenTwiceAsManyShortOnesAreNeeded() throws InterruptedException {
    int needed = 2;
    for (int round = 0; round < 4; round++) {
      begin(needed);
      for (int i = 0; i < 4; i++) {
        assertTrue(spin.pays());
        awaitFor(LONG);
      }
      assertFalse(spin.pays());
      needed *= 2;
    }
  }

  @Test
  void theNumberThatIsNeededDoesNotGrowForEver() throws InterruptedException {
    for (int needed : new int[] {2, 4, 8, 16, 32, 64, 64, 64}) {
      begin(needed);
      end();
    }
  }

  @Test
  void itFallsWhenWaitsAreReleasedInTime() throws InterruptedException {
    begin(2);
    end();
    begin(4);
    end();
    begin(8);
    for (int i = 0; i < 7; i++) {
      awaitFor(1_000);
    }
    end();

    begin(4);
  }

  @Test
  void aWaitThatIsReleasedInTimeMakesUpForOthers() throws InterruptedException {
    begin(2);

    for (int i = 0; i < 100; i++) {
      awaitFor(LONG);
      awaitFor(1_000);
    }

    assertTrue(spin.pays());
  }

  @Test
  void oneThatHadNoProcessorMeanwhileDoesNot() throws InterruptedException {
    begin(2);
    Blocker releasedLate =
        () -> {
          now += LONG;
          return true;
        };

    for (int i = 0; i < 3; i++) {
      awaitFor(LONG);
      assertTrue(spin.block(releasedLate, FOR_EVER, neverParks()));
    }
    awaitFor(LONG);

    assertFalse(spin.pays());
  }

  @Test
  void lingersUntilSomethingComes() throws InterruptedException {
    begin(2);
    lane.comesAfter = 30;

    assertTrue(spin.linger(lane));
    assertEquals(30, lane.looks);
    assertEquals(2, gaveWay, "first, and after 16 looks");
  }

  @Test
  void lingersInVainForFiftyMicroseconds() throws InterruptedException {
    begin(2);

    assertFalse(spin.linger(lane));

    assertTrue(lane.looks * LOOK >= 50_000 && lane.looks * LOOK < 52_000, "" + lane.looks);
  }

  @Test
  void aStreamForWhichNobodyWaitsEndsIt() throws InterruptedException {
    begin(2);
    lane.comesAfter = 1;

    int times = 0;
    while (spin.linger(lane)) {
      times++;
    }

    assertEquals(16, times);
  }

  @Test
  void doesNotLingerWhileOthersWait() throws InterruptedException {
    begin(2);
    othersWait = true;

    for (int i = 0; i < 100; i++) {
      assertFalse(spin.linger(lane));
    }

    assertEquals(0, lane.looks);
    assertTrue(spin.pays(), "that was not in vain");
  }

  /// Exactly so many short waits make it pay.
  private void begin(int waits) throws InterruptedException {
    for (int i = 0; i < waits; i++) {
      assertFalse(spin.pays(), "after " + i);
      sleepThrough(SHORT);
    }
    assertTrue(spin.pays(), "after " + waits);
  }

  private void end() throws InterruptedException {
    while (spin.pays()) {
      awaitFor(LONG);
    }
  }

  private void sleepThrough(long nanos) throws InterruptedException {
    assertFalse(spin.pays());
    awaitFor(nanos);
  }

  /// A wait that is released after this time.
  private void awaitFor(long nanos) throws InterruptedException {
    Wait wait = new Wait(nanos);
    assertTrue(spin.block(wait, FOR_EVER, wait.parksFor(nanos)));
  }

  private static AdaptiveSpin.Parking neverParks() {
    return (_, _) -> {
      throw new AssertionError("parks");
    };
  }

  /// Is released after some time, and each look takes some.
  private final class Wait implements Blocker {

    private final long end;
    private int looks;

    Wait(long nanos) {
      end = nanos == FOR_EVER ? FOR_EVER : now + nanos;
    }

    @Override
    public boolean isReleased() {
      looks++;
      now += LOOK;
      return now >= end;
    }

    /// Goes on to the end, or by some time if there is none.
    AdaptiveSpin.Parking parksFor(long nanos) {
      return (_, _) -> {
        now = end == FOR_EVER ? now + nanos : Math.max(now, end);
        return end != FOR_EVER;
      };
    }
  }

  /// Is empty until it was looked at some times.
  private final class IdleLane extends MailboxLane {

    private int looks;
    private int comesAfter = Integer.MAX_VALUE;

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
      now += LOOK;
      return ++looks < comesAfter;
    }

    @Override
    protected void wake() {}
  }
}
