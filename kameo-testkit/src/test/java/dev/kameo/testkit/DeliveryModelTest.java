package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.spi.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeliveryModelTest {

  private static final int UNBOUNDED = Integer.MAX_VALUE;

  @Test
  void twoSendersHaveTwoOutcomesWhereTheirSendsAreAtomic() {
    assertEquals(Set.of("x=ab y=ab", "x=ba y=ba"), crossings(DeliveryModel.ATOMIC));
  }

  @Test
  void twoSendersHaveTheThreeOutcomesOfALocalRuntime() {
    assertEquals(Set.of("x=ab y=ab", "x=ab y=ba", "x=ba y=ba"), crossings(DeliveryModel.LOCAL));
  }

  @Test
  void twoSendersHaveAllFourOutcomesWhereOnlyTheOrderOfPairsIsKept() {
    assertEquals(
        Set.of("x=ab y=ab", "x=ab y=ba", "x=ba y=ab", "x=ba y=ba"), crossings(DeliveryModel.PAIR));
  }

  private static Set<String> crossings(DeliveryModel model) {
    Set<String> outcomes = new TreeSet<>();
    Everything.forEach(choices -> outcomes.add(crossing(simulation(choices, model))));
    return outcomes;
  }

  @Test
  void withoutReductionTwoSendersOfTwoMessagesHaveManySchedules() {
    assertEquals(32, schedules(DeliveryModel.ATOMIC));
    assertEquals(1_108, schedules(DeliveryModel.LOCAL));
    assertEquals(4_232, schedules(DeliveryModel.PAIR));
  }

  private static int schedules(DeliveryModel model) {
    return Everything.forEach(choices -> crossing(simulation(choices, model)));
  }

  /// Each of the four begins with a turn, and the two that send do so in it.
  @Test
  void whereReceiversStartInATurnOfTheirOwnThereAreManyMore() {
    assertEquals(384, schedulesWithStarts(DeliveryModel.ATOMIC));
    assertEquals(48_394, schedulesWithStarts(DeliveryModel.LOCAL));
  }

  private static int schedulesWithStarts(DeliveryModel model) {
    return Everything.forEach(choices -> {
      try (Simulation simulation = simulation(choices, model)) {
        Lane x = simulation.open(new Scribe("x", text -> {}), UNBOUNDED);
        Lane y = simulation.open(new Scribe("y", text -> {}), UNBOUNDED);
        Lane a = sender(simulation, "a", x, y);
        Lane b = sender(simulation, "b", y, x);
        List.of(x, y, a, b).forEach(lane -> lane.offer(new Note("start")));
        simulation.runUntil(0);
      }
    });
  }

  private static Simulation simulation(Choices choices, DeliveryModel model) {
    return Simulation.of("s", choices, 0, Conditions.PLAIN.delivery(model));
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
  void aRelayMayBeOvertakenWhereOnlyTheOrderOfPairsIsKept() {
    assertEquals(Set.of("[first, relayed]"), relays(DeliveryModel.LOCAL));
    assertEquals(Set.of("[first, relayed]", "[relayed, first]"), relays(DeliveryModel.PAIR));
  }

  private static Set<String> relays(DeliveryModel model) {
    Set<String> outcomes = new TreeSet<>();
    Everything.forEach(choices -> {
      try (Simulation simulation = simulation(choices, model)) {
        List<String> got = new ArrayList<>();
        Lane x = simulation.open(new Scribe("x", got::add), UNBOUNDED);
        Lane relay =
            simulation.open(new Scribe("relay", text -> x.offer(new Note("relayed"))), UNBOUNDED);
        sender(simulation, "first", x, relay).offer(new Note("go"));
        simulation.runUntil(0);
        outcomes.add(got.toString());
      }
    });
    return outcomes;
  }

  @Test
  void oneSenderKeepsItsOrderInAllModels_alsoOverTurnsAndTasks() {
    for (DeliveryModel model : DeliveryModel.values()) {
      Everything.forEach(choices -> {
        try (Simulation simulation = simulation(choices, model)) {
          List<String> got = new ArrayList<>();
          Lane x = simulation.open(new Scribe("x", got::add), UNBOUNDED);
          Lane sender =
              simulation.open(
                  new Scribe(
                      "sender",
                      text -> {
                        x.offer(new Note(text));
                        simulation.execute(() -> x.offer(new Note("task of " + text)));
                      }),
                  UNBOUNDED);
          sender.offer(new Note("1"));
          sender.offer(new Note("2"));
          simulation.runUntil(0);

          assertEquals(4, got.size());
          assertBefore(got, "1", "2");
          assertBefore(got, "1", "task of 1");
          assertBefore(got, "2", "task of 2");
        }
      });
    }
  }

  private static void assertBefore(List<String> got, String first, String second) {
    assertEquals(true, got.indexOf(first) < got.indexOf(second), got::toString);
  }

  @Test
  void anOfferToABoundedLaneKeepsItsPlaceInAllModels() {
    for (DeliveryModel model : DeliveryModel.values()) {
      Everything.forEach(choices -> {
        try (Simulation simulation = simulation(choices, model)) {
          List<String> got = new ArrayList<>();
          Lane x = simulation.open(new Scribe("x", got::add), 5);
          Lane sender =
              simulation.open(
                  new Scribe(
                      "sender",
                      text -> {
                        x.append(new Note("1"));
                        x.offer(new Note("2"));
                        x.append(new Note("3"));
                      }),
                  UNBOUNDED);
          sender.offer(new Note("go"));
          simulation.runUntil(0);

          assertEquals(List.of("1", "2", "3"), got);
        }
      });
    }
  }
}
