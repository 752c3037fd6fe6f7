package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import java.util.List;

/// A bank whose customers read their balance and then write it: the classic lost update.
final class Bank {

  private Bank() {}

  /// Holds money.
  static final class Account implements Actor {

    private int balance;

    record Balance() implements Query<Account, Integer> {
      @Override
      public Reply<Integer> handle(Account account, Context<Account> ctx) {
        return Reply.of(account.balance);
      }
    }

    record Put(int balance) implements Message<Account, Void> {
      @Override
      public Reply<Void> handle(Account account, Context<Account> ctx) {
        account.balance = balance;
        return Reply.done();
      }
    }
  }

  /// Pays in.
  static final class Client implements Actor {

    private final ActorRef<Account> account;

    Client(ActorRef<Account> account) {
      this.account = account;
    }

    record Deposit(int amount) implements Message<Client, Void> {
      @Override
      public Reply<Void> handle(Client client, Context<Client> ctx) throws Exception {
        int balance = client.account.ask(new Account.Balance()).await();
        client.account.tell(new Account.Put(balance + amount));
        return Reply.done();
      }
    }
  }

  /// Writes what others tell it to.
  static final class Clerk implements Actor {

    record Write(ActorRef<Account> account, int balance) implements Message<Clerk, Void> {
      @Override
      public Reply<Void> handle(Clerk clerk, Context<Clerk> ctx) {
        account.tell(new Account.Put(balance));
        return Reply.done();
      }
    }
  }

  /// Pays in through a clerk, and tells the next one that it is his turn.
  static final class Patient implements Actor {

    private final ActorRef<Account> account;
    private final ActorRef<Clerk> clerk;

    Patient(ActorRef<Account> account, ActorRef<Clerk> clerk) {
      this.account = account;
      this.clerk = clerk;
    }

    record PayIn(int amount, List<ActorRef<Patient>> next) implements Message<Patient, Void> {
      @Override
      public Reply<Void> handle(Patient me, Context<Patient> ctx) throws Exception {
        int balance = me.account.ask(new Account.Balance()).await();
        me.clerk.tell(new Clerk.Write(me.account, balance + amount));
        if (!next.isEmpty()) {
          next.getFirst().tell(new PayIn(amount, next.subList(1, next.size())));
        }
        return Reply.done();
      }
    }
  }

  /// Alice and then Bob pay in.
  static void theClerkIsFastEnough(TestKit kit) throws InterruptedException {
    ActorRef<Account> account = kit.spawn(ActorSpec.of(Account::new).name("account"));
    ActorRef<Clerk> clerk = kit.spawn(ActorSpec.of(Clerk::new).name("clerk"));
    ActorSpec<Patient> patient = ActorSpec.of(() -> new Patient(account, clerk));
    ActorRef<Patient> alice = kit.spawn(patient.name("alice"));
    ActorRef<Patient> bob = kit.spawn(patient.name("bob"));

    alice.tell(new Patient.PayIn(10, List.of(bob)));
    kit.runUntilIdle();

    assertEquals(20, account.ask(new Account.Balance()).await());
  }

  private static ActorRef<Client> client(TestKit kit, String name, ActorRef<Account> account) {
    return kit.spawn(ActorSpec.<Client>of(() -> new Client(account)).name(name));
  }

  /// Two clients pay in, once each.
  static void nothingIsLost(TestKit kit) throws InterruptedException {
    ActorRef<Account> account = kit.spawn(ActorSpec.of(Account::new).name("account"));
    ActorRef<Client> alice = client(kit, "alice", account);
    ActorRef<Client> bob = client(kit, "bob", account);

    alice.tell(new Client.Deposit(10));
    bob.tell(new Client.Deposit(20));
    kit.runUntilIdle();

    assertEquals(30, account.ask(new Account.Balance()).await());
  }

  /// Three clients pay in what chance says, as often as it says, among others who do not matter.
  static void nothingIsLostOfMuch(TestKit kit) throws InterruptedException {
    ActorRef<Account> account = kit.spawn(ActorSpec.of(Account::new).name("account"));
    ActorRef<Account> other = kit.spawn(ActorSpec.of(Account::new).name("other"));
    client(kit, "carol", other).tell(new Client.Deposit(5));
    int total = 0;
    for (String name : kit.draw(Gen.oneOf("alice", "bob", "dave").list(2, 6))) {
      int amount = kit.draw(Gen.ints(1, 100));
      total += amount;
      client(kit, name + "-" + total, account).tell(new Client.Deposit(amount));
    }
    kit.runUntilIdle();

    assertEquals(total, account.ask(new Account.Balance()).await());
  }
}
