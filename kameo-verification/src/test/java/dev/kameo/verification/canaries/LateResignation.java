package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.util.ArrayList;
import java.util.List;

/// A barrier at which parties wait until all have arrived, and from which a party may resign. The
/// bug: a resignation that comes last does not open it, and everybody waits for ever.
final class LateResignation implements Scenario {

  private final boolean repaired;

  LateResignation(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Barrier> barrier =
        kit.spawn(ActorSpec.of(() -> new Barrier(3, repaired)).name("barrier"));
    ActorRef<Party> quitter = kit.spawn(ActorSpec.of(Party::new).name("quitter"));
    ActorRef<Party> early = kit.spawn(ActorSpec.of(Party::new).name("early"));
    ActorRef<Party> late = kit.spawn(ActorSpec.of(Party::new).name("late"));

    quitter.tell(new Party.Quit(barrier));
    Reply<Integer> first = early.ask(new Party.Meet(barrier));
    Reply<Integer> second = late.ask(new Party.Meet(barrier));

    assertEquals(2, first.await());
    assertEquals(2, second.await());
  }

  static final class Barrier implements Actor {

    private final boolean looksAgain;
    private final List<ReplyPromise<Integer>> waiting = new ArrayList<>();
    private int parties;

    Barrier(int parties, boolean looksAgain) {
      this.parties = parties;
      this.looksAgain = looksAgain;
    }

    private void openIfFull() {
      if (waiting.size() == parties) {
        waiting.forEach(promise -> promise.complete(parties));
      }
    }

    record Arrive() implements Message<Barrier, Integer> {
      @Override
      public Reply<Integer> handle(Barrier barrier, Context<Barrier> ctx) {
        ReplyPromise<Integer> promise = Reply.promise();
        barrier.waiting.add(promise);
        barrier.openIfFull();
        return promise.reply();
      }
    }

    record Resign() implements Message<Barrier, Void> {
      @Override
      public Reply<Void> handle(Barrier barrier, Context<Barrier> ctx) {
        barrier.parties--;
        if (barrier.looksAgain) {
          barrier.openIfFull();
        }
        return Reply.done();
      }
    }
  }

  static final class Party implements Actor {

    record Meet(ActorRef<Barrier> barrier) implements Message<Party, Integer> {
      @Override
      public Reply<Integer> handle(Party party, Context<Party> ctx) {
        return barrier.ask(new Barrier.Arrive());
      }
    }

    record Quit(ActorRef<Barrier> barrier) implements Message<Party, Void> {
      @Override
      public Reply<Void> handle(Party party, Context<Party> ctx) {
        barrier.tell(new Barrier.Resign());
        return Reply.done();
      }
    }
  }
}
