package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.spi.Receiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OccurrencesTest {

  private final Simulation simulation = Simulation.oldestFirst("s");
  private final Occurrences occurrences = new Occurrences();

  @AfterEach
  void close() {
    simulation.close();
  }

  private SimulatedLane lane(String name) {
    return simulation.open(new Handling(name, _ -> Receiver.Rest.READY), Integer.MAX_VALUE);
  }

  @Test
  void countsEachLabelAndReceiverForItself() {
    SimulatedLane one = lane("one");
    SimulatedLane other = lane("other");

    assertEquals(1, occurrences.next(one, "Inc"));
    assertEquals(2, occurrences.next(one, "Inc"));
    assertEquals(1, occurrences.next(one, "Dec"));
    assertEquals(1, occurrences.next(other, "Inc"));
    assertEquals(3, occurrences.next(one, "Inc"));
  }

  @Test
  void goesOnCountingWhenThereAreMany() {
    SimulatedLane lane = lane("one");

    for (int i = 0; i < 1_000; i++) {
      assertEquals(1, occurrences.next(lane, "label " + i));
    }

    for (int i = 0; i < 1_000; i++) {
      assertEquals(2, occurrences.next(lane, "label " + i));
    }
  }
}
