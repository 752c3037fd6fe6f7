package dev.kameo.benchmarks.size;

import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.benchmarks.size.byhand.Account;
import dev.kameo.benchmarks.size.byhand.Buyer;
import dev.kameo.benchmarks.size.byhand.Cache;
import dev.kameo.benchmarks.size.byhand.Counter;
import dev.kameo.benchmarks.size.byhand.Pool;
import dev.kameo.benchmarks.size.byhand.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Kameo, with messages written by hand.
final class ByHand implements Way {

  private final ActorSystem system = ActorSystem.create();

  @Override
  public Counting counter() {
    ActorRef<Counter> ref = system.spawn(Counter::new);
    return new Counting() {
      @Override
      public CompletionStage<Long> inc(int amount) {
        return ref.ask(new Counter.Inc(amount)).toCompletableFuture();
      }

      @Override
      public CompletionStage<Long> count() {
        return ref.ask(new Counter.Count()).toCompletableFuture();
      }
    };
  }

  @Override
  public Banking account() {
    ActorRef<Account> ref = system.spawn(Account::new);
    return new Banking() {
      @Override
      public CompletionStage<Long> deposit(long cents) {
        return ref.ask(new Account.Deposit(cents)).toCompletableFuture();
      }

      @Override
      public CompletionStage<Long> withdraw(long cents) {
        return ref.ask(new Account.Withdraw(cents)).toCompletableFuture();
      }

      @Override
      public CompletionStage<Long> balance() {
        return ref.ask(new Account.Balance()).toCompletableFuture();
      }
    };
  }

  @Override
  public Caching cache(Duration lifetime) {
    ActorRef<Cache> ref = system.spawn(() -> new Cache(lifetime));
    return new Caching() {
      @Override
      public CompletionStage<?> put(String key, String value) {
        return ref.ask(new Cache.Put(key, value)).toCompletableFuture();
      }

      @Override
      public CompletionStage<Optional<String>> get(String key) {
        return ref.ask(new Cache.Get(key)).toCompletableFuture();
      }
    };
  }

  @Override
  public Dividing pool(int size) {
    ActorRef<Pool> ref = system.spawnWith(ctx -> new Pool(ctx, size));
    return new Dividing() {
      @Override
      public CompletionStage<Integer> divide(int dividend, int divisor) {
        return ref.ask(new Pool.Divide(dividend, divisor)).toCompletableFuture();
      }

      @Override
      public void crash() {
        divide(1, 0);
      }
    };
  }

  @Override
  public Buying buyer(List<Map<String, Long>> shops) {
    List<ActorRef<Shop>> refs =
        shops.stream().map(prices -> system.spawn(() -> new Shop(prices))).toList();
    ActorRef<Buyer> ref = system.spawn(() -> new Buyer(refs));
    return item -> ref.ask(new Buyer.Best(item)).toCompletableFuture();
  }

  @Override
  public void close() {
    system.close();
  }
}
