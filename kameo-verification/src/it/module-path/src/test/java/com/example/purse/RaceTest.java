package com.example.purse;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.testkit.TestKit;
import dev.kameo.testkit.jupiter.Explore;

/** Fails under some schedule. */
class RaceTest {
  static final class Trusting implements Actor {
    record TakeTwice(ActorRef<Purse> purse) implements Message<Trusting, Void> {
      @Override
      public Reply<Void> handle(Trusting trusting, Context<Trusting> context) {
        purse.tell(new Purse.Take(5));
        purse.tell(new Purse.Take(5));
        return Reply.done();
      }
    }
  }

  @Explore
  void othersMayComeFirst(TestKit kit) throws InterruptedException {
    ActorRef<Purse> purse = kit.spawn(() -> new Purse(10));
    Reply<Boolean> spent = kit.spawn(Spender::new).ask(new Spender.Spend(purse, 7));
    kit.spawn(Trusting::new).tell(new Trusting.TakeTwice(purse));

    assertTrue(spent.await(), "too late");
  }
}
