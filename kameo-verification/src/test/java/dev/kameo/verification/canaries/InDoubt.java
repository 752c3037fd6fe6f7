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
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A commit of two databases in two phases. The bug: a database that has voted yes and then waits
/// for too long gives up on its own, although the other may have committed by then.
final class InDoubt implements Scenario {

  private final boolean repaired;

  InDoubt(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Database> east = kit.spawn(ActorSpec.of(() -> new Database(repaired)).name("east"));
    ActorRef<Database> west = kit.spawn(ActorSpec.of(() -> new Database(repaired)).name("west"));
    ActorRef<Coordinator> coordinator =
        kit.spawn(ActorSpec.of(() -> new Coordinator(List.of(east, west))).name("coordinator"));

    coordinator.tell(new Coordinator.Begin());
    kit.advance(Duration.ofMinutes(5));

    assertEquals(east.ask(new Database.State()).await(), west.ask(new Database.State()).await());
  }

  static final class Coordinator implements Actor {

    private final List<ActorRef<Database>> databases;
    private int votes;
    private Optional<Boolean> decision = Optional.empty();

    Coordinator(List<ActorRef<Database>> databases) {
      this.databases = databases;
    }

    private void decide(boolean commit) {
      if (decision.isEmpty()) {
        decision = Optional.of(commit);
        databases.forEach(database -> database.tell(new Database.Decide(commit)));
      }
    }

    private void voted() {
      votes++;
      if (votes == databases.size()) {
        decide(true);
      }
    }

    record Begin() implements Message<Coordinator, Void> {
      @Override
      public Reply<Void> handle(Coordinator coordinator, Context<Coordinator> ctx) {
        for (ActorRef<Database> database : coordinator.databases) {
          ctx.pipe(database.ask(new Database.Prepare(ctx.self())), (self, outcome) -> self.voted());
        }
        ctx.timers().once("votes", Duration.ofSeconds(10), new GiveUp());
        return Reply.done();
      }
    }

    record GiveUp() implements Message<Coordinator, Void> {
      @Override
      public Reply<Void> handle(Coordinator coordinator, Context<Coordinator> ctx) {
        coordinator.decide(false);
        return Reply.done();
      }
    }

    record Inquire(ActorRef<Database> database) implements Message<Coordinator, Void> {
      @Override
      public Reply<Void> handle(Coordinator coordinator, Context<Coordinator> ctx) {
        coordinator.decision.ifPresent(commit -> database.tell(new Database.Decide(commit)));
        return Reply.done();
      }
    }
  }

  static final class Database implements Actor {

    private final boolean inquires;
    private String state = "working";

    Database(boolean inquires) {
      this.inquires = inquires;
    }

    record Prepare(ActorRef<Coordinator> coordinator) implements Message<Database, Void> {
      @Override
      public Reply<Void> handle(Database database, Context<Database> ctx) {
        if (database.state.equals("working")) {
          database.state = "prepared";
          ctx.timers().once("doubt", Duration.ofSeconds(30), new Doubt(coordinator));
        }
        return Reply.done();
      }
    }

    record Doubt(ActorRef<Coordinator> coordinator) implements Message<Database, Void> {
      @Override
      public Reply<Void> handle(Database database, Context<Database> ctx) {
        if (database.inquires) {
          coordinator.tell(new Coordinator.Inquire(ctx.self()));
          ctx.timers().once("doubt", Duration.ofSeconds(30), this);
        } else {
          database.state = "aborted";
        }
        return Reply.done();
      }
    }

    record Decide(boolean commit) implements Message<Database, Void> {
      @Override
      public Reply<Void> handle(Database database, Context<Database> ctx) {
        ctx.timers().cancelAll();
        if (!database.state.equals("aborted")) {
          database.state = commit ? "committed" : "aborted";
        }
        return Reply.done();
      }
    }

    record State() implements Query<Database, String> {
      @Override
      public Reply<String> handle(Database database, Context<Database> ctx) {
        return Reply.of(database.state);
      }
    }
  }
}
