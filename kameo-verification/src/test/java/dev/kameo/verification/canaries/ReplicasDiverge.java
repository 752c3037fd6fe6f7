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

/// A value that is kept twice, and written by two clients. The bug: each client writes to both
/// replicas itself, so the two may see the writes in different order, which is out of reach where
/// what a handler sends arrives at once.
final class ReplicasDiverge implements Scenario {

  private final boolean repaired;

  ReplicasDiverge(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Replica> east = kit.spawn(ActorSpec.of(Replica::new).name("east"));
    ActorRef<Replica> west = kit.spawn(ActorSpec.of(Replica::new).name("west"));
    ActorRef<Writer> ada = kit.spawn(ActorSpec.of(() -> new Writer(east, west)).name("ada"));
    ActorRef<Writer> bob = kit.spawn(ActorSpec.of(() -> new Writer(east, west)).name("bob"));

    ada.tell(new Writer.Write("ada"));
    (repaired ? ada : bob).tell(new Writer.Write("bob"));
    kit.runUntilIdle();

    assertEquals(east.ask(new Replica.Read()).await(), west.ask(new Replica.Read()).await());
  }

  static final class Replica implements Actor {

    private String value = "";

    record Put(String value) implements Message<Replica, Void> {
      @Override
      public Reply<Void> handle(Replica replica, Context<Replica> ctx) {
        replica.value = value;
        return Reply.done();
      }
    }

    record Read() implements Query<Replica, String> {
      @Override
      public Reply<String> handle(Replica replica, Context<Replica> ctx) {
        return Reply.of(replica.value);
      }
    }
  }

  static final class Writer implements Actor {

    private final ActorRef<Replica> east;
    private final ActorRef<Replica> west;

    Writer(ActorRef<Replica> east, ActorRef<Replica> west) {
      this.east = east;
      this.west = west;
    }

    record Write(String value) implements Message<Writer, Void> {
      @Override
      public Reply<Void> handle(Writer writer, Context<Writer> ctx) {
        writer.east.tell(new Replica.Put(value));
        writer.west.tell(new Replica.Put(value));
        return Reply.done();
      }
    }
  }
}
