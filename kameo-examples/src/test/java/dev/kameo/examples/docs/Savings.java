package dev.kameo.examples.docs;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Outcome;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import java.util.ArrayDeque;
import java.util.Queue;

final class Savings implements Actor, Account {
  private long cents;
  private final Queue<ReplyPromise<Long>> waiting = new ArrayDeque<>();

  @Override
  public long cents() {
    return cents;
  }

  record Deposit(long amount) implements Message<Savings, Long> {
    @Override
    public Reply<Long> handle(Savings savings, Context<Savings> ctx) {
      savings.cents += amount;
      savings.waiting.forEach(promise -> promise.complete(savings.cents));
      savings.waiting.clear();
      return Reply.of(savings.cents);
    }
  }

  record Withdraw(long amount) implements Message<Savings, Long> {
    @Override
    public Reply<Long> handle(Savings savings, Context<Savings> ctx) {
      if (amount > savings.cents) {
        return Reply.failed(new NoMoneyException(amount - savings.cents));
      }
      savings.cents -= amount;
      return Reply.of(savings.cents);
    }
  }

  record NextDeposit() implements Message<Savings, Long> {
    @Override
    public Reply<Long> handle(Savings savings, Context<Savings> ctx) {
      ReplyPromise<Long> promise = Reply.promise();
      savings.waiting.add(promise);
      return promise.reply();
    }
  }

  record MoveAllFrom(ActorRef<Savings> other) implements Message<Savings, Void> {
    @Override
    public Reply<Void> handle(Savings savings, Context<Savings> ctx) {
      Reply<Long> all = other.ask(new Account.Balance());
      Reply<Long> taken =
          all.flatMap(cents -> other.ask(new Withdraw(cents)).map(left -> cents - left));
      ctx.pipe(taken, Savings::receive);
      return Reply.done();
    }
  }

  private void receive(Outcome<Long> taken) {
    switch (taken) {
      case Outcome.Success<Long>(Long amount) -> cents += amount;
      case Outcome.Failure<Long>(var error) -> throw error;
    }
  }
}
