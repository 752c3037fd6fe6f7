package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/// Two diners with one spoon, who hand it over when the other is hungry too. The bug: if both are
/// hungry they hand it to and fro for ever, and nobody eats.
final class PoliteDiners implements Scenario {

  private final boolean repaired;

  PoliteDiners(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Diner> ada = kit.spawn(ActorSpec.of(() -> new Diner(repaired)).name("ada"));
    ActorRef<Diner> bob = kit.spawn(ActorSpec.of(() -> new Diner(repaired)).name("bob"));

    ada.tell(new Diner.Spoon(bob));
    ada.tell(new Diner.GetHungry(bob));
    Relay.send(kit, 5, bob, new Diner.GetHungry(ada));
    for (int steps = 0; kit.step(); steps++) {
      assertTrue(steps < 500, "The spoon goes to and fro");
    }

    assertEquals(1, ada.ask(new Diner.Meals()).await());
    assertEquals(1, bob.ask(new Diner.Meals()).await());
  }

  static final class Diner implements Actor {

    private final boolean yieldsOnce;
    private boolean hungry;
    private boolean otherIsHungry;
    private boolean hasSpoon;
    private boolean hasYielded;
    private int meals;

    Diner(boolean yieldsOnce) {
      this.yieldsOnce = yieldsOnce;
    }

    private void give(Context<Diner> ctx, ActorRef<Diner> other) {
      hasSpoon = false;
      other.tell(new Spoon(ctx.self()));
    }

    record GetHungry(ActorRef<Diner> other) implements Message<Diner, Void> {
      @Override
      public Reply<Void> handle(Diner diner, Context<Diner> ctx) {
        diner.hungry = true;
        other.tell(new Hungry(ctx.self()));
        ctx.self().tell(new Bite(other));
        return Reply.done();
      }
    }

    record Hungry(ActorRef<Diner> other) implements Message<Diner, Void> {
      @Override
      public Reply<Void> handle(Diner diner, Context<Diner> ctx) {
        diner.otherIsHungry = true;
        if (diner.hasSpoon && !diner.hungry) {
          diner.give(ctx, other);
        }
        return Reply.done();
      }
    }

    record Full() implements Message<Diner, Void> {
      @Override
      public Reply<Void> handle(Diner diner, Context<Diner> ctx) {
        diner.otherIsHungry = false;
        return Reply.done();
      }
    }

    record Spoon(ActorRef<Diner> from) implements Message<Diner, Void> {
      @Override
      public Reply<Void> handle(Diner diner, Context<Diner> ctx) {
        diner.hasSpoon = true;
        if (diner.hungry) {
          ctx.self().tell(new Bite(from));
        }
        return Reply.done();
      }
    }

    record Bite(ActorRef<Diner> other) implements Message<Diner, Void> {
      @Override
      public Reply<Void> handle(Diner diner, Context<Diner> ctx) {
        if (!diner.hasSpoon || !diner.hungry) {
          return Reply.done();
        }
        boolean yields = diner.otherIsHungry && !(diner.hasYielded && diner.yieldsOnce);
        diner.hasYielded = yields;
        if (!yields) {
          diner.hungry = false;
          diner.meals++;
          other.tell(new Full());
        }
        if (diner.otherIsHungry) {
          diner.give(ctx, other);
        }
        return Reply.done();
      }
    }

    record Meals() implements Query<Diner, Integer> {
      @Override
      public Reply<Integer> handle(Diner diner, Context<Diner> ctx) {
        return Reply.of(diner.meals);
      }
    }
  }
}
