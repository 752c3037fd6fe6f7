package dev.kameo.benchmarks.size.annotated;

import dev.kameo.Actor;
import dev.kameo.OnMessage;
import dev.kameo.OnQuery;
import dev.kameo.Reply;
import dev.kameo.benchmarks.size.NoMoneyException;

/// Keeps money, and never gives more than there is.
public final class Account implements Actor {
  private long balance;

  @OnMessage
  public long deposit(long cents) {
    balance += cents;
    return balance;
  }

  @OnMessage
  public Reply<Long> withdraw(long cents) {
    if (cents > balance) {
      return Reply.failed(new NoMoneyException(cents - balance));
    }
    balance -= cents;
    return Reply.of(balance);
  }

  @OnQuery
  public long balance() {
    return balance;
  }
}
