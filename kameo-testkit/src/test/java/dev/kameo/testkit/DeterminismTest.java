package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.spi.Lane;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeterminismTest {

  @Test
  void theSameSeedGivesTheSameRun() {
    Set<List<String>> different = new HashSet<>();
    for (int seed = 0; seed < 50; seed++) {
      List<String> once = everything(Simulation.random("s", seed));
      assertEquals(once, everything(Simulation.random("s", seed)));
      different.add(once);
    }

    assertEquals(50, different.size());
  }

  @Test
  void theDefaultOrderIsAlwaysTheSame() {
    List<String> once = everything(Simulation.oldestFirst("s"));

    assertEquals(once, everything(Simulation.oldestFirst("s")));
  }

  /// Actors that send in a circle, wait, offer to a bounded lane, use timers, tasks, interrupts and
  /// chance.
  private static List<String> everything(Simulation simulation) {
    try (simulation) {
      List<Lane> lanes = new ArrayList<>();
      List<Latch> latches = new ArrayList<>();
      List<Thread> waiting = new ArrayList<>();
      Lane bounded = simulation.open(new Scribe("bounded", text -> {}), 2);
      for (int i = 0; i < 4; i++) {
        int me = i;
        latches.add(new Latch(simulation, "l" + i));
        lanes.add(
            simulation.open(
                new Scribe(
                    "a" + i,
                    text -> {
                      int n = Integer.parseInt(text);
                      Lane next = lanes.get((me + 1 + simulation.random().nextInt(2)) % 4);
                      if (n > 0) {
                        next.offer(new Note("" + (n - 1)));
                        bounded.offer(new Note(text));
                        simulation.schedule(n * 10L, () -> next.append(new Note("0")));
                      }
                      if (n == 3) {
                        waiting.add(Thread.currentThread());
                        latches.get(me).await();
                      }
                      if (n == 1) {
                        latches.forEach(Latch::open);
                        waiting.removeFirst().interrupt();
                        simulation.execute(() -> next.signal(new Note("0")));
                      }
                    }),
                Integer.MAX_VALUE));
      }
      lanes.get(0).offer(new Note("5"));
      lanes.get(2).offer(new Note("5"));
      simulation.advance(1_000);
      return simulation.trace();
    }
  }

  @Test
  void theTraceNamesWhatHappens() {
    try (Simulation simulation = Simulation.oldestFirst("s")) {
      Lane b = simulation.open(new Scribe("b", text -> {}), Integer.MAX_VALUE);
      Lane a =
          simulation.open(
              new Scribe(
                  "a",
                  text -> {
                    b.offer(new Note("Hello"));
                    b.offer(new Note("Hello"));
                    simulation.schedule(1_000_000, () -> b.offer(new Note("Tick")));
                  }),
              Integer.MAX_VALUE);
      a.offer(new Note("Go"));
      simulation.advance(2_000_000);

      assertEquals(
          List.of(
              "deliver test→a:Go#1",
              "turn test→a:Go#1",
              "deliver a→b:Hello#1",
              "turn a→b:Hello#1",
              "deliver a→b:Hello#2",
              "turn a→b:Hello#2",
              "time PT0.001S",
              "fire a@timer#1",
              "deliver a@timer#1→b:Tick#1",
              "turn a@timer#1→b:Tick#1",
              "time PT0.002S"),
          simulation.trace());
    }
  }

  @Test
  void stepsGoOneByOne() {
    try (Simulation simulation = Simulation.oldestFirst("s")) {
      Lane a = simulation.open(new Scribe("a", text -> {}), Integer.MAX_VALUE);
      assertFalse(simulation.step());
      a.offer(new Note("Go"));

      assertTrue(simulation.step());
      assertEquals(List.of("deliver test→a:Go#1"), simulation.trace());
      assertTrue(simulation.step());
      assertEquals(List.of("deliver test→a:Go#1", "turn test→a:Go#1"), simulation.trace());
      assertFalse(simulation.step());
    }
  }
}
