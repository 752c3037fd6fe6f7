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

/// Two services of a shop, users and orders, each of which needs the other to answer. The bug: both
/// await the other inside a handler, and two requests at the same time are a circle.
final class MutualAsk implements Scenario {

  private final boolean repaired;

  MutualAsk(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Service> users = service(kit, "users");
    ActorRef<Service> orders = service(kit, "orders");
    ActorRef<Visitor> visitor = kit.spawn(ActorSpec.of(Visitor::new).name("visitor"));

    Reply<String> profile = users.ask(new Service.Page(orders));
    Relay.send(kit, 3, visitor, new Visitor.Open(orders, users));
    kit.runUntilIdle();

    assertEquals("users with orders", profile.await());
    assertEquals("orders with users", visitor.ask(new Visitor.Seen()).await());
  }

  private ActorRef<Service> service(TestKit kit, String name) {
    return kit.spawn(ActorSpec.of(() -> new Service(name, repaired)).name(name));
  }

  static final class Service implements Actor {

    private final String name;
    private final boolean neverWaits;

    Service(String name, boolean neverWaits) {
      this.name = name;
      this.neverWaits = neverWaits;
    }

    record Page(ActorRef<Service> other) implements Message<Service, String> {
      @Override
      public Reply<String> handle(Service service, Context<Service> ctx)
          throws InterruptedException {
        Reply<String> detail = other.ask(new Detail());
        return service.neverWaits
            ? detail.map(text -> service.name + " with " + text)
            : Reply.of(service.name + " with " + detail.await());
      }
    }

    record Detail() implements Message<Service, String> {
      @Override
      public Reply<String> handle(Service service, Context<Service> ctx) {
        return Reply.of(service.name);
      }
    }
  }

  static final class Visitor implements Actor {

    private String seen = "nothing";

    record Open(ActorRef<Service> service, ActorRef<Service> other)
        implements Message<Visitor, Void> {
      @Override
      public Reply<Void> handle(Visitor visitor, Context<Visitor> ctx) throws InterruptedException {
        visitor.seen = service.ask(new Service.Page(other)).await();
        return Reply.done();
      }
    }

    record Seen() implements Message<Visitor, String> {
      @Override
      public Reply<String> handle(Visitor visitor, Context<Visitor> ctx) {
        return Reply.of(visitor.seen);
      }
    }
  }
}
