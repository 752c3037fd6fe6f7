package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Delivery;
import dev.kameo.spi.Blocker;
import dev.kameo.spi.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BoundedLaneTest {

  @Test
  void anOfferIsDecidedAtOnce() {
    try (Simulation simulation = Simulation.oldestFirst("s")) {
      List<String> got = new ArrayList<>();
      Lane lane = simulation.open(new Scribe("a", got::add), 2);
      assertEquals(Delivery.DELIVERED, lane.offer(new Note("1")));
      lane.append(new Note("2"));
      assertTrue(lane.hasRoom());
      assertEquals(Delivery.DELIVERED, lane.offer(new Note("3")));
      assertFalse(lane.hasRoom());
      assertEquals(Delivery.MAILBOX_FULL, lane.offer(new Note("4")));
      assertEquals(3, lane.size());
      simulation.runUntil(0);

      assertEquals(List.of("1", "2", "3"), got);
      assertTrue(lane.hasRoom());
    }
  }

  @Test
  void positionsAreKnownOnTheWayToo() {
    try (Simulation simulation = Simulation.oldestFirst("s")) {
      Lane lane = simulation.open(new Scribe("a", text -> {}), Integer.MAX_VALUE);
      Note first = new Note("1");
      Note second = new Note("2");
      lane.offer(first);
      lane.append(second);

      assertEquals(2, lane.size());
      assertEquals(0, lane.before(first));
      assertEquals(1, lane.before(second));
      simulation.runUntil(0);
      assertEquals(0, lane.size());
      assertEquals(-1, lane.before(first));
    }
  }

  @Test
  void whatWasSentBeforeAnOfferIsThereFirst() {
    for (int seed = 0; seed < 200; seed++) {
      try (Simulation simulation = Simulation.random("s", seed)) {
        List<String> got = new ArrayList<>();
        Lane lane = simulation.open(new Scribe("a", got::add), 5);
        simulation.execute(() -> {
          lane.append(new Note("1"));
          lane.offer(new Note("2"));
          lane.append(new Note("3"));
          lane.offer(new Note("4"));
        });
        simulation.execute(() -> lane.offer(new Note("x")));
        simulation.runUntil(0);
        got.remove("x");
        assertEquals(List.of("1", "2", "3", "4"), got);
      }
    }
  }

  @Test
  void twoOffersForOnePlaceEndEitherWay() {
    Set<String> outcomes = new TreeSet<>();
    for (int seed = 0; seed < 200; seed++) {
      try (Simulation simulation = Simulation.random("s", seed)) {
        StringBuilder outcome = new StringBuilder();
        Latch never = new Latch(simulation, "never");
        Lane lane = simulation.open(new Scribe("a", text -> never.await()), 1);
        lane.offer(new Note("keeps it busy"));
        simulation.runUntil(0);
        simulation.execute(() -> outcome.append("a=" + lane.offer(new Note("a"))));
        simulation.execute(() -> outcome.append("b=" + lane.offer(new Note("b"))));
        simulation.runUntil(0);
        outcomes.add(outcome.toString());
      }
    }

    assertEquals(Set.of("a=DELIVEREDb=MAILBOX_FULL", "b=DELIVEREDa=MAILBOX_FULL"), outcomes);
  }

  @Test
  void thoseWhoWaitForRoomAllGetIt() {
    for (int seed = 0; seed < 100; seed++) {
      try (Simulation simulation = Simulation.random("s", seed)) {
        List<String> got = new ArrayList<>();
        Lane lane = simulation.open(new Scribe("a", got::add), 1);
        for (int i = 0; i < 5; i++) {
          String text = "n" + i;
          simulation.execute(() -> offerWhenThereIsRoom(simulation, lane, text));
        }
        simulation.runUntil(0);
        assertEquals(Set.of("n0", "n1", "n2", "n3", "n4"), new TreeSet<>(got));
      }
    }
  }

  private static void offerWhenThereIsRoom(Simulation simulation, Lane lane, String text) {
    Blocker room = lane::hasRoom;
    try {
      while (lane.offer(new Note(text)) == Delivery.MAILBOX_FULL) {
        simulation.block(room, Long.MAX_VALUE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
