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

/// A catalogue that looks up a price at a warehouse when it is first asked for. The bug: it does so
/// in a query, and two queries at the same time both find that nobody has asked yet.
final class ChangingQuery implements Scenario {

  private final boolean repaired;

  ChangingQuery(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Warehouse> warehouse = kit.spawn(ActorSpec.of(Warehouse::new).name("warehouse"));
    ActorRef<Catalogue> catalogue =
        kit.spawn(
            ActorSpec.of(() -> new Catalogue(warehouse)).name("catalogue").maxConcurrentQueries(2));
    Message<Catalogue, Long> price =
        repaired ? new Catalogue.PriceMessage() : new Catalogue.PriceQuery();

    Relay.send(kit, 1, catalogue, price);
    Relay.send(kit, 7, catalogue, price);
    kit.runUntilIdle();

    assertEquals(1, warehouse.ask(new Warehouse.Asked()).await());
  }

  static final class Warehouse implements Actor {

    private int asked;

    record Cost() implements Message<Warehouse, Long> {
      @Override
      public Reply<Long> handle(Warehouse warehouse, Context<Warehouse> ctx) {
        warehouse.asked++;
        return Reply.of(42L);
      }
    }

    record Asked() implements Query<Warehouse, Integer> {
      @Override
      public Reply<Integer> handle(Warehouse warehouse, Context<Warehouse> ctx) {
        return Reply.of(warehouse.asked);
      }
    }
  }

  static final class Catalogue implements Actor {

    private final ActorRef<Warehouse> warehouse;
    private long price;

    Catalogue(ActorRef<Warehouse> warehouse) {
      this.warehouse = warehouse;
    }

    private long price() throws InterruptedException {
      if (price == 0) {
        price = warehouse.ask(new Warehouse.Cost()).await();
      }
      return price;
    }

    record PriceQuery() implements Query<Catalogue, Long> {
      @Override
      public Reply<Long> handle(Catalogue catalogue, Context<Catalogue> ctx)
          throws InterruptedException {
        return Reply.of(catalogue.price());
      }
    }

    record PriceMessage() implements Message<Catalogue, Long> {
      @Override
      public Reply<Long> handle(Catalogue catalogue, Context<Catalogue> ctx)
          throws InterruptedException {
        return Reply.of(catalogue.price());
      }
    }
  }
}
