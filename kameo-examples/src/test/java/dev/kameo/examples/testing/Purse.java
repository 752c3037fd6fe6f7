package dev.kameo.examples.testing;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Outcome;
import dev.kameo.Query;
import dev.kameo.Reply;

/// Money, of which there must never be less than nothing.
final class Purse implements Actor {

  private int coins;

  Purse(int coins) {
    this.coins = coins;
  }

  record Coins() implements Query<Purse, Integer> {
    @Override
    public Reply<Integer> handle(Purse purse, Context<Purse> ctx) {
      return Reply.of(purse.coins);
    }
  }

  /// Takes coins, however many there are.
  record Take(int amount) implements Message<Purse, Void> {
    @Override
    public Reply<Void> handle(Purse purse, Context<Purse> ctx) {
      purse.coins -= amount;
      return Reply.done();
    }
  }

  /// Takes coins if there are enough, in one message: nobody can come in between.
  record TakeIfThere(int amount) implements Message<Purse, Boolean> {
    @Override
    public Reply<Boolean> handle(Purse purse, Context<Purse> ctx) {
      boolean enough = purse.coins >= amount;
      if (enough) {
        purse.coins -= amount;
      }
      return Reply.of(enough);
    }
  }

  /// Spends from a purse that it shares with others.
  static final class Spender implements Actor {

    /// Looks first and takes then; others may have taken meanwhile.
    record LookAndTake(ActorRef<Purse> purse, int amount) implements Message<Spender, Void> {
      @Override
      public Reply<Void> handle(Spender spender, Context<Spender> ctx) {
        ctx.pipe(
            purse.ask(new Coins()),
            (_, coins) -> {
              if (coins instanceof Outcome.Success<Integer>(Integer found) && found >= amount) {
                purse.tell(new Take(amount));
              }
            });
        return Reply.done();
      }
    }

    /// Lets the purse decide.
    record Spend(ActorRef<Purse> purse, int amount) implements Message<Spender, Boolean> {
      @Override
      public Reply<Boolean> handle(Spender spender, Context<Spender> ctx) {
        return purse.ask(new TakeIfThere(amount));
      }
    }
  }
}
