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
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// A checkout that asks a payment gateway, and cancels the order when there is no answer in time.
/// The bug: the gateway may have charged the card, or is just about to; only where a timer can
/// overtake a message is that to be seen.
final class ImpatientCheckout implements Scenario {

  private final boolean repaired;

  ImpatientCheckout(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Gateway> gateway = kit.spawn(ActorSpec.of(Gateway::new).name("gateway"));
    ActorRef<Checkout> checkout =
        kit.spawn(ActorSpec.of(() -> new Checkout(gateway, repaired)).name("checkout"));

    checkout.tell(new Checkout.Buy(7));
    kit.advance(Duration.ofMinutes(1));

    assertEquals(
        checkout.ask(new Checkout.Shipped()).await(), gateway.ask(new Gateway.Charged()).await());
  }

  static final class Checkout implements Actor {

    private final ActorRef<Gateway> gateway;
    private final boolean takesBack;
    private final Set<Integer> shipped = new HashSet<>();

    Checkout(ActorRef<Gateway> gateway, boolean takesBack) {
      this.gateway = gateway;
      this.takesBack = takesBack;
    }

    private void paid(int order, Outcome<Void> outcome) {
      if (outcome instanceof Outcome.Success) {
        shipped.add(order);
      } else if (takesBack) {
        gateway.tell(new Gateway.TakeBack(order));
      }
    }

    record Buy(int order) implements Message<Checkout, Void> {
      @Override
      public Reply<Void> handle(Checkout checkout, Context<Checkout> ctx) {
        Reply<Void> paid = checkout.gateway.ask(new Gateway.Charge(order), Duration.ofSeconds(5));
        ctx.pipe(paid, (self, outcome) -> self.paid(order, outcome));
        return Reply.done();
      }
    }

    record Shipped() implements Query<Checkout, Set<Integer>> {
      @Override
      public Reply<Set<Integer>> handle(Checkout checkout, Context<Checkout> ctx) {
        return Reply.of(Set.copyOf(checkout.shipped));
      }
    }
  }

  static final class Gateway implements Actor {

    private final Set<Integer> charged = new HashSet<>();

    record Charge(int order) implements Message<Gateway, Void> {
      @Override
      public Reply<Void> handle(Gateway gateway, Context<Gateway> ctx) {
        gateway.charged.add(order);
        return Reply.done();
      }
    }

    record TakeBack(int order) implements Message<Gateway, Void> {
      @Override
      public Reply<Void> handle(Gateway gateway, Context<Gateway> ctx) {
        gateway.charged.remove(order);
        return Reply.done();
      }
    }

    record Charged() implements Query<Gateway, Set<Integer>> {
      @Override
      public Reply<Set<Integer>> handle(Gateway gateway, Context<Gateway> ctx) {
        return Reply.of(Set.copyOf(gateway.charged));
      }
    }
  }
}
