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

/// A shop's stock that clerks read, add to and write back. The bug: what one clerk writes is lost
/// when the other has read before.
final class LostUpdate implements Scenario {

  private final boolean repaired;

  LostUpdate(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Stock> stock = kit.spawn(ActorSpec.of(Stock::new).name("stock"));
    ActorRef<Clerk> morning = clerk(kit, "morning", stock);
    ActorRef<Clerk> evening = clerk(kit, "evening", stock);

    morning.tell(new Clerk.Receive(30));
    Relay.send(kit, 6, evening, new Clerk.Receive(40));
    kit.runUntilIdle();

    assertEquals(70, stock.ask(new Stock.Level()).await());
  }

  private ActorRef<Clerk> clerk(TestKit kit, String name, ActorRef<Stock> stock) {
    return kit.spawn(ActorSpec.of(() -> new Clerk(stock, repaired)).name(name));
  }

  static final class Stock implements Actor {

    private long level;

    record Level() implements Query<Stock, Long> {
      @Override
      public Reply<Long> handle(Stock stock, Context<Stock> ctx) {
        return Reply.of(stock.level);
      }
    }

    record SetLevel(long level) implements Message<Stock, Void> {
      @Override
      public Reply<Void> handle(Stock stock, Context<Stock> ctx) {
        stock.level = level;
        return Reply.done();
      }
    }

    record Add(long pieces) implements Message<Stock, Void> {
      @Override
      public Reply<Void> handle(Stock stock, Context<Stock> ctx) {
        stock.level += pieces;
        return Reply.done();
      }
    }
  }

  static final class Clerk implements Actor {

    private final ActorRef<Stock> stock;
    private final boolean adds;

    Clerk(ActorRef<Stock> stock, boolean adds) {
      this.stock = stock;
      this.adds = adds;
    }

    record Receive(long pieces) implements Message<Clerk, Void> {
      @Override
      public Reply<Void> handle(Clerk clerk, Context<Clerk> ctx) throws InterruptedException {
        if (clerk.adds) {
          clerk.stock.tell(new Stock.Add(pieces));
        } else {
          long level = clerk.stock.ask(new Stock.Level()).await();
          clerk.stock.tell(new Stock.SetLevel(level + pieces));
        }
        return Reply.done();
      }
    }
  }
}
