package dev.kameo.examples.docs;

import dev.kameo.Context;
import dev.kameo.Query;
import dev.kameo.Reply;

interface Account {
  long cents();

  record Balance() implements Query<Account, Long> {
    @Override
    public Reply<Long> handle(Account account, Context<Account> ctx) {
      return Reply.of(account.cents());
    }
  }
}
