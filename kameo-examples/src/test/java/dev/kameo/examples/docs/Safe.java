package dev.kameo.examples.docs;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.OnMessage;
import dev.kameo.Reply;

final class Safe implements Actor, Vault {
  private long cents;

  @Override
  public long put(long cents) {
    return this.cents += cents;
  }

  @Override
  public long cents() {
    return cents;
  }

  /// Takes some of the money, if there is enough.
  ///
  /// @param wanted how much
  /// @return how much is left
  @OnMessage(name = "TakeOut")
  Reply<Long> take(long wanted) {
    return wanted > cents
        ? Reply.failed(new NoMoneyException(wanted - cents))
        : Reply.of(cents -= wanted);
  }

  @OnMessage
  Reply<Long> moveTo(ActorRef<? extends Vault> other, Context<Safe> ctx) {
    ctx.stop();
    return VaultMessages.of(other).put(cents);
  }
}
