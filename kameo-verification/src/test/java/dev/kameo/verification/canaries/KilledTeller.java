package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;

/// A teller who takes money from one account and then brings it to another, in a bank that closes.
/// The bug: the bank kills the teller, who may have the money in hand.
final class KilledTeller implements Scenario {

  private final boolean repaired;

  KilledTeller(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Account> from = kit.spawn(ActorSpec.of(Account::new).name("from"));
    ActorRef<Account> to = kit.spawn(ActorSpec.of(Account::new).name("to"));
    ActorRef<Teller> teller = kit.spawn(ActorSpec.of(() -> new Teller(from, to)).name("teller"));
    ActorRef<Bank> bank = kit.spawn(ActorSpec.of(() -> new Bank(repaired)).name("bank"));

    teller.tell(new Teller.Move(30));
    Relay.send(kit, 8, bank, new Bank.Close(teller));
    teller.stopped().await();
    kit.runUntilIdle();

    long total = from.ask(new Account.Book(0)).await() + to.ask(new Account.Book(0)).await();
    assertEquals(200, total);
  }

  static final class Account implements Actor {

    private long balance = 100;

    record Book(long amount) implements Message<Account, Long> {
      @Override
      public Reply<Long> handle(Account account, Context<Account> ctx) {
        account.balance += amount;
        return Reply.of(account.balance);
      }
    }
  }

  static final class Teller implements Actor {

    private final ActorRef<Account> from;
    private final ActorRef<Account> to;

    Teller(ActorRef<Account> from, ActorRef<Account> to) {
      this.from = from;
      this.to = to;
    }

    record Move(long amount) implements Message<Teller, Void> {
      @Override
      public Reply<Void> handle(Teller teller, Context<Teller> ctx) throws InterruptedException {
        teller.from.ask(new Account.Book(-amount)).await();
        teller.to.ask(new Account.Book(amount)).await();
        return Reply.done();
      }
    }
  }

  static final class Bank implements Actor {

    private final boolean polite;

    Bank(boolean polite) {
      this.polite = polite;
    }

    record Close(ActorRef<Teller> teller) implements Message<Bank, Void> {
      @Override
      public Reply<Void> handle(Bank bank, Context<Bank> ctx) {
        if (bank.polite) {
          teller.stopGracefully();
        } else {
          teller.kill();
        }
        return Reply.done();
      }
    }
  }
}
