package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.util.ArrayList;
import java.util.List;

/// A receiver of packets that come over routes of different length, and that puts early ones by.
/// The bug: it goes through what it has put by only once, in the order of arrival, so it misses
/// something only where three packets come in exactly the opposite order.
final class ReverseArrival implements Scenario {

  private final boolean repaired;

  ReverseArrival(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Receiver> receiver =
        kit.spawn(ActorSpec.of(() -> new Receiver(repaired)).name("receiver"));

    for (int packet = 1; packet <= 3; packet++) {
      Relay.send(kit, 5 * packet - 4, receiver, new Receiver.Packet(packet));
    }
    kit.runUntilIdle();

    assertEquals(3, receiver.ask(new Receiver.Received()).await());
  }

  static final class Receiver implements Actor {

    private final boolean looksAgain;
    private final List<Integer> early = new ArrayList<>();
    private int received;

    Receiver(boolean looksAgain) {
      this.looksAgain = looksAgain;
    }

    private boolean takeEarly() {
      int before = received;
      early.removeIf(packet -> {
        boolean next = packet == received + 1;
        received += next ? 1 : 0;
        return next;
      });
      return received > before;
    }

    record Packet(int number) implements Message<Receiver, Void> {
      @Override
      public Reply<Void> handle(Receiver receiver, Context<Receiver> ctx) {
        receiver.early.add(number);
        boolean more = receiver.takeEarly();
        while (more && receiver.looksAgain) {
          more = receiver.takeEarly();
        }
        return Reply.done();
      }
    }

    record Received() implements Query<Receiver, Integer> {
      @Override
      public Reply<Integer> handle(Receiver receiver, Context<Receiver> ctx) {
        return Reply.of(receiver.received);
      }
    }
  }
}
