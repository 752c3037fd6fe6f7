package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Outcome;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Paxos for one decision: two proposers, three acceptors. The bug: an acceptor that has promised a
/// higher ballot still accepts a lower one, so both proposers may believe that they were chosen.
final class BrokenPromise implements Scenario {

  private final boolean repaired;

  BrokenPromise(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    List<ActorRef<Acceptor>> acceptors = new ArrayList<>();
    for (String name : List.of("x", "y", "z")) {
      acceptors.add(kit.spawn(ActorSpec.of(() -> new Acceptor(repaired)).name(name)));
    }
    ActorRef<Proposer> ada =
        kit.spawn(ActorSpec.of(() -> new Proposer(acceptors, 1, "ada")).name("ada"));
    ActorRef<Proposer> bob =
        kit.spawn(ActorSpec.of(() -> new Proposer(acceptors, 2, "bob")).name("bob"));

    ada.tell(new Proposer.Propose());
    Relay.send(kit, 7, bob, new Proposer.Propose());
    kit.runUntilIdle();

    Set<String> chosen = new TreeSet<>(ada.ask(new Proposer.Chosen()).await());
    chosen.addAll(bob.ask(new Proposer.Chosen()).await());
    assertEquals(1, chosen.size(), chosen::toString);
  }

  /// An acceptor's answer; the ballot and the value are those that it has accepted before.
  record Vote(boolean granted, int ballot, String value) {}

  static final class Acceptor implements Actor {

    private final boolean keepsItsPromise;
    private int promised;
    private int ballot;
    private String value = "";

    Acceptor(boolean keepsItsPromise) {
      this.keepsItsPromise = keepsItsPromise;
    }

    record Prepare(int ballot) implements Message<Acceptor, Vote> {
      @Override
      public Reply<Vote> handle(Acceptor acceptor, Context<Acceptor> ctx) {
        boolean granted = ballot > acceptor.promised;
        acceptor.promised = Math.max(acceptor.promised, ballot);
        return Reply.of(new Vote(granted, acceptor.ballot, acceptor.value));
      }
    }

    record Accept(int ballot, String value) implements Message<Acceptor, Vote> {
      @Override
      public Reply<Vote> handle(Acceptor acceptor, Context<Acceptor> ctx) {
        boolean granted =
            ballot >= (acceptor.keepsItsPromise ? acceptor.promised : acceptor.ballot);
        if (granted) {
          acceptor.ballot = ballot;
          acceptor.value = value;
        }
        return Reply.of(new Vote(granted, ballot, value));
      }
    }
  }

  static final class Proposer implements Actor {

    private final List<ActorRef<Acceptor>> acceptors;
    private final int ballot;
    private final List<Vote> promises = new ArrayList<>();
    private String value;
    private int accepted;

    Proposer(List<ActorRef<Acceptor>> acceptors, int ballot, String value) {
      this.acceptors = acceptors;
      this.ballot = ballot;
      this.value = value;
    }

    private void promised(Context<Proposer> ctx, Outcome<Vote> outcome) {
      if (outcome instanceof Outcome.Success<Vote>(Vote vote) && vote.granted()) {
        promises.add(vote);
        if (promises.size() == 2) {
          promises.stream()
              .filter(promise -> promise.ballot() > 0)
              .max(Comparator.comparing(Vote::ballot))
              .ifPresent(promise -> value = promise.value());
          for (ActorRef<Acceptor> acceptor : acceptors) {
            ctx.pipe(acceptor.ask(new Acceptor.Accept(ballot, value)), Proposer::accepted);
          }
        }
      }
    }

    private void accepted(Outcome<Vote> outcome) {
      if (outcome instanceof Outcome.Success<Vote>(Vote vote) && vote.granted()) {
        accepted++;
      }
    }

    record Propose() implements Message<Proposer, Void> {
      @Override
      public Reply<Void> handle(Proposer proposer, Context<Proposer> ctx) {
        for (ActorRef<Acceptor> acceptor : proposer.acceptors) {
          ctx.pipe(
              acceptor.ask(new Acceptor.Prepare(proposer.ballot)),
              (self, outcome) -> self.promised(ctx, outcome));
        }
        return Reply.done();
      }
    }

    record Chosen() implements Query<Proposer, Set<String>> {
      @Override
      public Reply<Set<String>> handle(Proposer proposer, Context<Proposer> ctx) {
        return Reply.of(proposer.accepted >= 2 ? Set.of(proposer.value) : Set.of());
      }
    }
  }
}
