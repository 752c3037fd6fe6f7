package dev.kameo.benchmarks.size;

import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.benchmarks.size.annotated.Account;
import dev.kameo.benchmarks.size.annotated.AccountMessages;
import dev.kameo.benchmarks.size.annotated.Buyer;
import dev.kameo.benchmarks.size.annotated.BuyerMessages;
import dev.kameo.benchmarks.size.annotated.Cache;
import dev.kameo.benchmarks.size.annotated.CacheMessages;
import dev.kameo.benchmarks.size.annotated.Counter;
import dev.kameo.benchmarks.size.annotated.CounterMessages;
import dev.kameo.benchmarks.size.annotated.Pool;
import dev.kameo.benchmarks.size.annotated.PoolMessages;
import dev.kameo.benchmarks.size.annotated.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Kameo, with messages that are generated.
final class Annotated implements Way {

  private final ActorSystem system = ActorSystem.create();

  @Override
  public Counting counter() {
    CounterMessages counter = CounterMessages.of(system.spawn(Counter::new));
    return new Counting() {
      @Override
      public CompletionStage<Long> inc(int amount) {
        return counter.inc(amount).toCompletableFuture();
      }

      @Override
      public CompletionStage<Long> count() {
        return counter.count().toCompletableFuture();
      }
    };
  }

  @Override
  public Banking account() {
    AccountMessages account = AccountMessages.of(system.spawn(Account::new));
    return new Banking() {
      @Override
      public CompletionStage<Long> deposit(long cents) {
        return account.deposit(cents).toCompletableFuture();
      }

      @Override
      public CompletionStage<Long> withdraw(long cents) {
        return account.withdraw(cents).toCompletableFuture();
      }

      @Override
      public CompletionStage<Long> balance() {
        return account.balance().toCompletableFuture();
      }
    };
  }

  @Override
  public Caching cache(Duration lifetime) {
    CacheMessages cache = CacheMessages.of(system.spawn(() -> new Cache(lifetime)));
    return new Caching() {
      @Override
      public CompletionStage<?> put(String key, String value) {
        return cache.put(key, value).toCompletableFuture();
      }

      @Override
      public CompletionStage<Optional<String>> get(String key) {
        return cache.get(key).toCompletableFuture();
      }
    };
  }

  @Override
  public Dividing pool(int size) {
    PoolMessages pool = PoolMessages.of(system.<Pool>spawnWith(ctx -> new Pool(ctx, size)));
    return new Dividing() {
      @Override
      public CompletionStage<Integer> divide(int dividend, int divisor) {
        return pool.divide(dividend, divisor).toCompletableFuture();
      }

      @Override
      public void crash() {
        pool.divide(1, 0);
      }
    };
  }

  @Override
  public Buying buyer(List<Map<String, Long>> shops) {
    List<ActorRef<Shop>> refs =
        shops.stream().map(prices -> system.spawn(() -> new Shop(prices))).toList();
    BuyerMessages buyer = BuyerMessages.of(system.spawn(() -> new Buyer(refs)));
    return item -> buyer.best(item).toCompletableFuture();
  }

  @Override
  public void close() {
    system.close();
  }
}
