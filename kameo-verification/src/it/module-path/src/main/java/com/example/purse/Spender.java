package com.example.purse;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;

final class Spender implements Actor {
  record Spend(ActorRef<Purse> purse, int amount) implements Message<Spender, Boolean> {
    @Override
    public Reply<Boolean> handle(Spender spender, Context<Spender> context) {
      return purse.ask(new Purse.Take(amount));
    }
  }
}
