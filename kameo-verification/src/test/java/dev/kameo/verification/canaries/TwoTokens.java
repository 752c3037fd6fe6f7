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
import java.util.ArrayList;
import java.util.List;

/// A token that goes round a ring three times, and a first node that makes a new one when the token
/// has not come back in time. The bug: the old one may only have been slow, and both arrive.
final class TwoTokens implements Scenario {

  private final boolean repaired;

  TwoTokens(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    List<ActorRef<Node>> ring = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ring.add(kit.spawn(ActorSpec.of(() -> new Node(repaired)).name("node-" + i)));
    }
    for (int i = 0; i < 3; i++) {
      ring.get(i).tell(new Node.Join(ring.get((i + 1) % 3)));
    }

    ring.getFirst().tell(new Node.MakeToken());
    kit.advance(Duration.ofMinutes(5));

    assertEquals(1, ring.getFirst().ask(new Node.Retired()).await());
  }

  static final class Node implements Actor {

    private final boolean looksAtEpochs;
    private List<ActorRef<Node>> next = List.of();
    private int epoch;
    private int retired;

    Node(boolean looksAtEpochs) {
      this.looksAtEpochs = looksAtEpochs;
    }

    record Join(ActorRef<Node> next) implements Message<Node, Void> {
      @Override
      public Reply<Void> handle(Node node, Context<Node> ctx) {
        node.next = List.of(next);
        return Reply.done();
      }
    }

    record MakeToken() implements Message<Node, Void> {
      @Override
      public Reply<Void> handle(Node node, Context<Node> ctx) {
        node.epoch++;
        node.next.forEach(next -> next.tell(new Token(node.epoch, 1, ctx.self())));
        ctx.timers().once("lost", Duration.ofSeconds(10), new MakeToken());
        return Reply.done();
      }
    }

    record Token(int epoch, int round, ActorRef<Node> first) implements Message<Node, Void> {
      @Override
      public Reply<Void> handle(Node node, Context<Node> ctx) {
        boolean old = node.looksAtEpochs && epoch < node.epoch;
        boolean isFirst = first.equals(ctx.self());
        if (!old) {
          node.epoch = Math.max(node.epoch, epoch);
          if (isFirst && round == 3) {
            ctx.timers().cancel("lost");
            node.retired++;
          } else {
            int further = isFirst ? round + 1 : round;
            node.next.forEach(next -> next.tell(new Token(epoch, further, first)));
          }
        }
        return Reply.done();
      }
    }

    record Retired() implements Query<Node, Integer> {
      @Override
      public Reply<Integer> handle(Node node, Context<Node> ctx) {
        return Reply.of(node.retired);
      }
    }
  }
}
