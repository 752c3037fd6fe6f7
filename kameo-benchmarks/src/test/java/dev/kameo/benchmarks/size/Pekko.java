package dev.kameo.benchmarks.size;

import com.typesafe.config.ConfigFactory;
import dev.kameo.benchmarks.size.pekko.Account;
import dev.kameo.benchmarks.size.pekko.Buyer;
import dev.kameo.benchmarks.size.pekko.Cache;
import dev.kameo.benchmarks.size.pekko.Counter;
import dev.kameo.benchmarks.size.pekko.Pool;
import dev.kameo.benchmarks.size.pekko.Shop;
import dev.kameo.benchmarks.size.pekko.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.SpawnProtocol;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.japi.function.Function;

/// Apache Pekko, typed.
final class Pekko implements Way {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ActorSystem<SpawnProtocol.Command> system =
      ActorSystem.create(
          SpawnProtocol.create(),
          "size",
          ConfigFactory.parseString(
                  """
                  pekko {
                    daemonic = on
                    loglevel = "OFF"
                    stdout-loglevel = "OFF"
                    log-dead-letters = off
                  }
                  """)
              .withFallback(ConfigFactory.load()));

  private <T> ActorRef<T> spawn(Behavior<T> behavior) {
    return AskPattern.<SpawnProtocol.Command, ActorRef<T>>ask(
            system,
            replyTo -> new SpawnProtocol.Spawn<>(behavior, "", Props.empty(), replyTo),
            PATIENCE,
            system.scheduler())
        .toCompletableFuture()
        .join();
  }

  private <T, R> CompletionStage<R> ask(ActorRef<T> ref, Function<ActorRef<R>, T> message) {
    return AskPattern.ask(ref, message, PATIENCE, system.scheduler());
  }

  @Override
  public Counting counter() {
    ActorRef<Counter.Command> ref = spawn(Counter.create());
    return new Counting() {
      @Override
      public CompletionStage<Long> inc(int amount) {
        return ask(ref, replyTo -> new Counter.Inc(amount, replyTo));
      }

      @Override
      public CompletionStage<Long> count() {
        return ask(ref, Counter.Count::new);
      }
    };
  }

  @Override
  public Banking account() {
    ActorRef<Account.Command> ref = spawn(Account.create());
    return new Banking() {
      @Override
      public CompletionStage<Long> deposit(long cents) {
        return ask(ref, replyTo -> new Account.Deposit(cents, replyTo));
      }

      @Override
      public CompletionStage<Long> withdraw(long cents) {
        return AskPattern.askWithStatus(
            ref, replyTo -> new Account.Withdraw(cents, replyTo), PATIENCE, system.scheduler());
      }

      @Override
      public CompletionStage<Long> balance() {
        return ask(ref, Account.Balance::new);
      }
    };
  }

  @Override
  public Caching cache(Duration lifetime) {
    ActorRef<Cache.Command> ref = spawn(Cache.create(lifetime));
    return new Caching() {
      @Override
      public CompletionStage<?> put(String key, String value) {
        return ask(ref, (ActorRef<Done> replyTo) -> new Cache.Put(key, value, replyTo));
      }

      @Override
      public CompletionStage<Optional<String>> get(String key) {
        return ask(ref, replyTo -> new Cache.Get(key, replyTo));
      }
    };
  }

  @Override
  public Dividing pool(int size) {
    ActorRef<Worker.Divide> ref = spawn(Pool.create(size));
    return new Dividing() {
      @Override
      public CompletionStage<Integer> divide(int dividend, int divisor) {
        return ask(ref, replyTo -> new Worker.Divide(dividend, divisor, replyTo));
      }

      @Override
      public void crash() {
        ref.tell(new Worker.Divide(1, 0, system.ignoreRef()));
      }
    };
  }

  @Override
  public Buying buyer(List<Map<String, Long>> shops) {
    List<ActorRef<Shop.Price>> refs =
        shops.stream().map(prices -> spawn(Shop.create(prices))).toList();
    ActorRef<Buyer.Best> ref = spawn(Buyer.create(refs));
    return item -> ask(ref, replyTo -> new Buyer.Best(item, replyTo));
  }

  @Override
  public void close() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }
}
