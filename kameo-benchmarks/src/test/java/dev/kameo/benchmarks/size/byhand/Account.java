package dev.kameo.benchmarks.size.byhand;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.benchmarks.size.NoMoneyException;

/// Keeps money, and never gives more than there is.
public final class Account implements Actor {
  private long balance;

  public record Deposit(long cents) implements Message<Account, Long> {
    @Override
    public Reply<Long> handle(Account account, Context<Account> ctx) {
      account.balance += cents;
      return Reply.of(account.balance);
    }
  }

  public record Withdraw(long cents) implements Message<Account, Long> {
    @Override
    public Reply<Long> handle(Account account, Context<Account> ctx) {
      if (cents > account.balance) {
        return Reply.failed(new NoMoneyException(cents - account.balance));
      }
      account.balance -= cents;
      return Reply.of(account.balance);
    }
  }

  public record Balance() implements Query<Account, Long> {
    @Override
    public Reply<Long> handle(Account account, Context<Account> ctx) {
      return Reply.of(account.balance);
    }
  }
}
