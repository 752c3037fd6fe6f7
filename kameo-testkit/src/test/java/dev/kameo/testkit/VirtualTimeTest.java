package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Cancellable;
import dev.kameo.spi.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VirtualTimeTest {

  private final Simulation simulation = Simulation.oldestFirst("s");
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    simulation.close();
  }

  private void note(String what) {
    log.add(what + "@" + simulation.nanoTime());
  }

  @Test
  void beginsInTheYear2000() {
    simulation.advance(1_500_000_000);

    assertEquals(1_500_000_000, simulation.nanoTime());
    assertEquals(Instant.parse("2000-01-01T00:00:01.5Z"), simulation.clock().instant());
  }

  @Test
  void timersFireInTheOrderOfTheirMoments() {
    simulation.schedule(30, () -> note("c"));
    simulation.schedule(10, () -> note("a"));
    simulation.schedule(20, () -> note("b"));
    simulation.schedule(20, () -> note("b2"));

    simulation.advance(100);

    assertEquals(List.of("a@10", "b@20", "b2@20", "c@30"), log);
    assertEquals(100, simulation.nanoTime());
  }

  @Test
  void timeStandsStillUntilItIsAdvanced() {
    simulation.schedule(0, () -> note("now"));
    simulation.schedule(1, () -> note("later"));

    simulation.runUntil(0);
    assertEquals(List.of("now@0"), log);

    simulation.advance(1);
    assertEquals(List.of("now@0", "later@1"), log);
  }

  @Test
  void whatATimerStartsRunsBeforeTheNextMoment() {
    Lane lane = simulation.open(new Scribe("a", this::note), Integer.MAX_VALUE);
    simulation.schedule(
        10,
        () -> {
          note("timer");
          lane.offer(new Note("message"));
          simulation.schedule(5, () -> note("next"));
        });
    simulation.schedule(15, () -> note("old"));

    simulation.advance(15);

    assertEquals(List.of("timer@10", "message@10", "old@15", "next@15"), log);
  }

  @Test
  void aCancelledTimerNeverFires() {
    Cancellable later = simulation.schedule(10, () -> note("later"));
    Cancellable now = simulation.schedule(0, () -> note("now"));
    assertTrue(later.cancel());
    assertTrue(now.cancel());
    assertFalse(now.cancel());
    assertTrue(now.isCancelled());

    simulation.advance(20);

    assertEquals(List.of(), log);
  }

  @Test
  void cancellingAfterTheFactChangesNothing() {
    Cancellable timer = simulation.schedule(10, () -> note("fired"));
    simulation.advance(10);

    assertFalse(timer.cancel());
    assertFalse(timer.isCancelled());
    assertEquals(List.of("fired@10"), log);
  }

  @Test
  void aWaitEndsExactlyAtItsMoment() throws Exception {
    simulation.schedule(5, () -> note("before"));
    simulation.schedule(11, () -> note("after"));

    assertFalse(simulation.block(new Latch(simulation, "never"), 10));

    assertEquals(10, simulation.nanoTime());
    assertEquals(List.of("before@5"), log);
  }

  @Test
  void aWaitEndsWhenATimerReleasesIt() throws Exception {
    Latch latch = new Latch(simulation, "l");
    simulation.schedule(7, latch::open);

    assertTrue(simulation.block(latch, 10));

    assertEquals(7, simulation.nanoTime());
  }

  @Test
  void waitsInsideEndAtTheirMomentsToo() {
    for (int i = 3; i > 0; i--) {
      long nanos = i * 10L;
      simulation.execute(() -> {
        try {
          note("released " + simulation.block(new Latch(simulation, "never"), nanos));
        } catch (InterruptedException e) {
          note("interrupted");
        }
      });
    }

    simulation.advance(100);

    assertEquals(List.of("released false@10", "released false@20", "released false@30"), log);
  }
}
