package com.example.purse;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;

final class Purse implements Actor {
  private int coins;

  Purse(int coins) {
    this.coins = coins;
  }

  record Coins() implements Query<Purse, Integer> {
    @Override
    public Reply<Integer> handle(Purse purse, Context<Purse> context) {
      return Reply.of(purse.coins);
    }
  }

  record Take(int amount) implements Message<Purse, Boolean> {
    @Override
    public Reply<Boolean> handle(Purse purse, Context<Purse> context) {
      boolean enough = purse.coins >= amount;
      purse.coins -= enough ? amount : 0;
      return Reply.of(enough);
    }
  }
}
