package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.spi.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeliveryOrderTest {

  private static final int UNBOUNDED = Integer.MAX_VALUE;

  @Test
  void twoSendersReachExactlyTheThreeOutcomesOfALocalRuntime() {
    Set<String> outcomes = new TreeSet<>();
    for (int seed = 0; seed < 1_000; seed++) {
      outcomes.add(crossing(Simulation.random("s", seed)));
    }

    assertEquals(Set.of("x=ab y=ab", "x=ab y=ba", "x=ba y=ba"), outcomes);
  }

  /// Two actors, each of which sends to x and y, in opposite order.
  private static String crossing(Simulation simulation) {
    try (simulation) {
      StringBuilder x = new StringBuilder("x=");
      StringBuilder y = new StringBuilder(" y=");
      Lane laneX = simulation.open(new Scribe("x", x::append), UNBOUNDED);
      Lane laneY = simulation.open(new Scribe("y", y::append), UNBOUNDED);
      Lane a = sender(simulation, "a", laneX, laneY);
      Lane b = sender(simulation, "b", laneY, laneX);
      a.offer(new Note("go"));
      b.offer(new Note("go"));
      simulation.runUntil(0);
      return x.append(y).toString();
    }
  }

  private static Lane sender(Simulation simulation, String name, Lane first, Lane second) {
    return simulation.open(
        new Scribe(
            name,
            text -> {
              first.offer(new Note(name));
              second.offer(new Note(name));
            }),
        UNBOUNDED);
  }

  @Test
  void aMessageThatFollowsFromAnotherArrivesLater() {
    for (int seed = 0; seed < 200; seed++) {
      assertEquals(List.of("first", "second"), viaRelay(Simulation.random("s", seed)));
    }
  }

  /// One sends to x and then releases another that waits, which sends to x too.
  private static List<String> viaRelay(Simulation simulation) {
    try (simulation) {
      List<String> got = new ArrayList<>();
      Latch latch = new Latch(simulation, "l");
      Lane x = simulation.open(new Scribe("x", got::add), UNBOUNDED);
      Lane waiter =
          simulation.open(
              new Scribe(
                  "waiter",
                  text -> {
                    latch.await();
                    x.offer(new Note("second"));
                  }),
              UNBOUNDED);
      Lane releaser =
          simulation.open(
              new Scribe(
                  "releaser",
                  text -> {
                    x.offer(new Note("first"));
                    latch.open();
                  }),
              UNBOUNDED);
      waiter.offer(new Note("go"));
      simulation.runUntil(0);
      releaser.offer(new Note("go"));
      simulation.runUntil(0);
      return got;
    }
  }

  @Test
  void whatIsSentAfterARelease_mayArriveAfterWhatTheReleasedSends() {
    Map<String, Integer> outcomes = new HashMap<>();
    for (int seed = 0; seed < 200; seed++) {
      Simulation simulation = Simulation.random("s", seed);
      try (simulation) {
        StringBuilder got = new StringBuilder();
        Latch latch = new Latch(simulation, "l");
        Lane x = simulation.open(new Scribe("x", got::append), UNBOUNDED);
        simulation.execute(() -> {
          latch.await();
          x.offer(new Note("w"));
        });
        simulation.execute(() -> {
          latch.open();
          x.offer(new Note("r"));
        });
        simulation.runUntil(0);
        outcomes.merge(got.toString(), 1, Integer::sum);
      }
    }

    assertEquals(Set.of("wr", "rw"), outcomes.keySet());
  }

  @Test
  void tasksAndTimersBeginAfterWhatWasSentBefore() {
    for (int seed = 0; seed < 200; seed++) {
      Simulation simulation = Simulation.random("s", seed);
      try (simulation) {
        List<String> got = new ArrayList<>();
        Lane x = simulation.open(new Scribe("x", got::add), UNBOUNDED);
        simulation.execute(() -> {
          x.offer(new Note("before"));
          simulation.execute(() -> x.offer(new Note("task")));
          simulation.schedule(0, () -> x.offer(new Note("timer")));
        });
        simulation.runUntil(0);
        assertEquals("before", got.getFirst());
        assertEquals(3, got.size());
      }
    }
  }

  @Test
  void signalsGoBeforeTheMailboxOnceTheyAreDelivered() {
    try (Simulation simulation = Simulation.oldestFirst("s")) {
      List<String> got = new ArrayList<>();
      Latch latch = new Latch(simulation, "l");
      Lane x =
          simulation.open(
              new Scribe(
                  "x",
                  text -> {
                    got.add(text);
                    latch.await();
                  }),
              UNBOUNDED);
      x.offer(new Note("1"));
      x.append(new Note("2"));
      x.signal(new Note("3"));
      x.signal(new Note("4"));
      simulation.runUntil(0);
      latch.open();
      simulation.runUntil(0);

      assertEquals(List.of("1", "3", "4", "2"), got);
    }
  }
}
