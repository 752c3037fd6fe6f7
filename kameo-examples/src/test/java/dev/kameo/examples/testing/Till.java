package dev.kameo.examples.testing;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Directive;
import dev.kameo.Message;
import dev.kameo.Outcome;
import dev.kameo.Panic;
import dev.kameo.Query;
import dev.kameo.Reply;
import java.util.HashSet;
import java.util.Set;

/// A till, which goes on whatever happens.
final class Till implements Actor {

  private final Set<Integer> bills = new HashSet<>();
  private int sum;

  @Override
  public Directive onPanic(Panic panic) {
    return Directive.resume();
  }

  record Pay(int amount) implements Message<Till, Void> {
    @Override
    public Reply<Void> handle(Till till, Context<Till> ctx) {
      till.sum += amount;
      return Reply.done();
    }
  }

  /// Pays a bill, which is paid once however often this comes.
  record PayBill(int bill, int amount) implements Message<Till, Void> {
    @Override
    public Reply<Void> handle(Till till, Context<Till> ctx) {
      if (till.bills.add(bill)) {
        till.sum += amount;
      }
      return Reply.done();
    }
  }

  record Sum() implements Query<Till, Integer> {
    @Override
    public Reply<Integer> handle(Till till, Context<Till> ctx) {
      return Reply.of(till.sum);
    }
  }

  /// Pays, and pays again until the till says that it has the money.
  static final class Customer implements Actor {

    record Buy(ActorRef<Till> till, Message<Till, Void> payment)
        implements Message<Customer, Void> {
      @Override
      public Reply<Void> handle(Customer customer, Context<Customer> ctx) {
        ctx.pipe(
            till.ask(payment),
            (_, receipt) -> {
              if (receipt instanceof Outcome.Failure<Void>) {
                ctx.self().tell(this);
              }
            });
        return Reply.done();
      }
    }
  }
}
