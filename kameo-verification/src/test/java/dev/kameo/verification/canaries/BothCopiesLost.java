package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;

/// A value that two servers keep while each moves its data in twelve phases. The bug: a server
/// loses a write that comes in one certain phase, and the value is gone where that happens to both.
final class BothCopiesLost implements Scenario {

  private final boolean repaired;

  BothCopiesLost(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Server> east = kit.spawn(ActorSpec.of(() -> new Server(repaired)).name("east"));
    ActorRef<Server> west = kit.spawn(ActorSpec.of(() -> new Server(repaired)).name("west"));

    east.tell(new Server.Move(1));
    west.tell(new Server.Move(1));
    Relay.send(kit, 2, east, new Server.Write());
    Relay.send(kit, 2, west, new Server.Write());
    kit.runUntilIdle();

    assertTrue(east.ask(new Server.Has()).await() || west.ask(new Server.Has()).await());
  }

  static final class Server implements Actor {

    private static final int PHASES = 12;
    private static final int SWITCHING = 9;

    private final boolean writesTwice;
    private int phase;
    private boolean has;

    Server(boolean writesTwice) {
      this.writesTwice = writesTwice;
    }

    record Move(int phase) implements Message<Server, Void> {
      @Override
      public Reply<Void> handle(Server server, Context<Server> ctx) {
        server.phase = phase;
        if (phase < PHASES) {
          ctx.self().tell(new Move(phase + 1));
        }
        return Reply.done();
      }
    }

    record Write() implements Message<Server, Void> {
      @Override
      public Reply<Void> handle(Server server, Context<Server> ctx) {
        server.has = server.phase != SWITCHING || server.writesTwice;
        return Reply.done();
      }
    }

    record Has() implements Query<Server, Boolean> {
      @Override
      public Reply<Boolean> handle(Server server, Context<Server> ctx) {
        return Reply.of(server.has);
      }
    }
  }
}
