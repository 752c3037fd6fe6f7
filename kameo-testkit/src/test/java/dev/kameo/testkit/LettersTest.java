package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.spi.Receiver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LettersTest {

  private final Simulation simulation = Simulation.oldestFirst("s");
  private final SimulatedLane lane =
      simulation.open(new Handling("lane", _ -> Receiver.Rest.READY), Integer.MAX_VALUE);
  private final Sender sender = new Sender("sender", DeliveryModel.LOCAL);
  private final Letters letters = new Letters();

  @AfterEach
  void close() {
    simulation.close();
  }

  private Letter add() {
    Letter letter = sender.letter(lane, Letter.Kind.OFFER, new Note("Inc"));
    letters.add(letter);
    return letter;
  }

  @Test
  void leaveInTheOrderInWhichTheyCame() {
    Letter one = add();
    Letter two = add();

    assertSame(one, letters.first());
    assertSame(one, letters.poll());
    Letter three = add();
    assertSame(two, letters.poll());
    assertSame(three, letters.poll());

    assertNull(letters.poll());
    assertTrue(letters.isEmpty());
  }

  @Test
  void areReadWithoutLeaving() {
    Letter one = add();
    Letter two = add();

    List<Letter> read = new ArrayList<>();
    letters.forEach(read::add);

    assertEquals(List.of(one, two), read);
    assertEquals(2, letters.size());
    assertEquals("[sender→lane:Inc#1, sender→lane:Inc#2]", letters.toString());
  }

  @Test
  void aLetterThatHasLeftKnowsNoOther() {
    Letter one = add();
    add();

    letters.poll();

    assertNull(one.behind);
  }
}
