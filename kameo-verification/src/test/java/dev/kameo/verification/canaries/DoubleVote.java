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
import java.util.List;
import java.util.Set;

/// An election among three nodes: a candidate with two votes leads for a term. The bug: a node
/// forgets that it has voted, so two candidates of the same term may both win.
final class DoubleVote implements Scenario {

  private final boolean repaired;

  DoubleVote(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    List<ActorRef<Node>> nodes = new ArrayList<>();
    for (String name : List.of("x", "y", "z")) {
      nodes.add(kit.spawn(ActorSpec.of(() -> new Node(name, repaired)).name(name)));
    }

    nodes.getFirst().tell(new Node.Stand(nodes));
    Relay.send(kit, 5, nodes.getLast(), new Node.Stand(nodes));
    kit.runUntilIdle();

    List<Integer> terms = new ArrayList<>();
    for (ActorRef<Node> node : nodes) {
      terms.addAll(node.ask(new Node.TermsLed()).await());
    }
    assertEquals(Set.copyOf(terms).size(), terms.size(), () -> "Led terms: " + terms);
  }

  static final class Node implements Actor {

    private final String name;
    private final boolean remembersItsVote;
    private final List<Integer> termsLed = new ArrayList<>();
    private String votedFor = "";
    private String leader = "";
    private int term;
    private int votes;

    Node(String name, boolean remembersItsVote) {
      this.name = name;
      this.remembersItsVote = remembersItsVote;
    }

    private void voted(int about, List<ActorRef<Node>> nodes, Outcome<Boolean> outcome) {
      if (outcome instanceof Outcome.Success<Boolean>(Boolean granted)
          && granted
          && about == term
          && ++votes == 2) {
        termsLed.add(term);
        nodes.forEach(node -> node.tell(new Leader(term, name)));
      }
    }

    record Stand(List<ActorRef<Node>> nodes) implements Message<Node, Void> {
      @Override
      public Reply<Void> handle(Node node, Context<Node> ctx) {
        if (node.leader.isEmpty()) {
          int term = ++node.term;
          node.votedFor = node.name;
          node.votes = 1;
          for (ActorRef<Node> other : nodes) {
            if (!other.equals(ctx.self())) {
              ctx.pipe(
                  other.ask(new Vote(term, node.name)),
                  (self, outcome) -> self.voted(term, nodes, outcome));
            }
          }
        }
        return Reply.done();
      }
    }

    record Vote(int term, String candidate) implements Message<Node, Boolean> {
      @Override
      public Reply<Boolean> handle(Node node, Context<Node> ctx) {
        boolean free = term > node.term || (term == node.term && !node.remembersItsVote);
        boolean granted = free || (term == node.term && candidate.equals(node.votedFor));
        if (granted) {
          node.term = term;
          node.votedFor = candidate;
        }
        return Reply.of(granted);
      }
    }

    record Leader(int term, String name) implements Message<Node, Void> {
      @Override
      public Reply<Void> handle(Node node, Context<Node> ctx) {
        node.leader = name;
        return Reply.done();
      }
    }

    record TermsLed() implements Query<Node, List<Integer>> {
      @Override
      public Reply<List<Integer>> handle(Node node, Context<Node> ctx) {
        return Reply.of(List.copyOf(node.termsLed));
      }
    }
  }
}
