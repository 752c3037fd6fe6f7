package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;

/// A bank whose teller moves money between two accounts while an auditor adds them up. The bug: the
/// auditor asks the accounts himself, and may come after the one change and before the other, which
/// is out of reach where what a handler sends arrives at once.
final class TornTransfer implements Scenario {

  private final boolean repaired;

  TornTransfer(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Account> giro = kit.spawn(ActorSpec.of(Account::new).name("giro"));
    ActorRef<Account> savings = kit.spawn(ActorSpec.of(Account::new).name("savings"));
    ActorRef<Bank> teller = kit.spawn(ActorSpec.of(() -> new Bank(giro, savings)).name("teller"));
    ActorRef<Bank> auditor = kit.spawn(ActorSpec.of(() -> new Bank(giro, savings)).name("auditor"));

    teller.tell(new Bank.Transfer(30));
    Reply<Long> total = (repaired ? teller : auditor).ask(new Bank.Audit());

    assertEquals(200, total.await());
  }

  static final class Account implements Actor {

    private long balance = 100;

    record Book(long amount) implements Message<Account, Void> {
      @Override
      public Reply<Void> handle(Account account, Context<Account> ctx) {
        account.balance += amount;
        return Reply.done();
      }
    }

    record Balance() implements Query<Account, Long> {
      @Override
      public Reply<Long> handle(Account account, Context<Account> ctx) {
        return Reply.of(account.balance);
      }
    }
  }

  /// An employee of the bank, whose orders reach each account one after the other.
  static final class Bank implements Actor {

    private final ActorRef<Account> from;
    private final ActorRef<Account> to;

    Bank(ActorRef<Account> from, ActorRef<Account> to) {
      this.from = from;
      this.to = to;
    }

    record Transfer(long amount) implements Message<Bank, Void> {
      @Override
      public Reply<Void> handle(Bank bank, Context<Bank> ctx) {
        bank.from.tell(new Account.Book(-amount));
        bank.to.tell(new Account.Book(amount));
        return Reply.done();
      }
    }

    record Audit() implements Message<Bank, Long> {
      @Override
      public Reply<Long> handle(Bank bank, Context<Bank> ctx) {
        Reply<Long> from = bank.from.ask(new Account.Balance());
        Reply<Long> to = bank.to.ask(new Account.Balance());
        return from.flatMap(first -> to.map(second -> first + second));
      }
    }
  }
}
