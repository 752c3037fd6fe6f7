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
import java.util.ArrayList;
import java.util.List;

/// A trading session whose limits come from a settings service, and its orders from a customer who
/// got the session's ref. The bug: the session takes it for granted that the limits come first.
final class EarlyOrder implements Scenario {

  private final boolean repaired;

  EarlyOrder(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Session> session =
        kit.spawn(ActorSpec.of(() -> new Session(repaired)).name("session"));
    ActorRef<Settings> settings = kit.spawn(ActorSpec.of(Settings::new).name("settings"));
    ActorRef<Customer> customer = kit.spawn(ActorSpec.of(Customer::new).name("customer"));

    settings.tell(new Settings.Configure(session));
    customer.tell(new Customer.Welcome(session));
    kit.runUntilIdle();

    assertEquals(5, session.ask(new Session.Filled()).await());
  }

  static final class Session implements Actor {

    private final boolean patient;
    private final List<Order> early = new ArrayList<>();
    private int limit;
    private int filled;

    Session(boolean patient) {
      this.patient = patient;
    }

    private void fill(Order order) {
      if (order.pieces > limit) {
        throw new IllegalStateException("Over the limit of " + limit);
      }
      filled += order.pieces;
    }

    record Limit(int pieces) implements Message<Session, Void> {
      @Override
      public Reply<Void> handle(Session session, Context<Session> ctx) {
        session.limit = pieces;
        session.early.forEach(session::fill);
        return Reply.done();
      }
    }

    record Order(int pieces) implements Message<Session, Void> {
      @Override
      public Reply<Void> handle(Session session, Context<Session> ctx) {
        if (session.limit == 0 && session.patient) {
          session.early.add(this);
        } else {
          session.fill(this);
        }
        return Reply.done();
      }
    }

    record Filled() implements Query<Session, Integer> {
      @Override
      public Reply<Integer> handle(Session session, Context<Session> ctx) {
        return Reply.of(session.filled);
      }
    }
  }

  static final class Settings implements Actor {

    record Configure(ActorRef<Session> session) implements Message<Settings, Void> {
      @Override
      public Reply<Void> handle(Settings settings, Context<Settings> ctx) {
        session.tell(new Session.Limit(10));
        return Reply.done();
      }
    }
  }

  static final class Customer implements Actor {

    record Welcome(ActorRef<Session> session) implements Message<Customer, Void> {
      @Override
      public Reply<Void> handle(Customer customer, Context<Customer> ctx) {
        session.tell(new Session.Order(2));
        session.tell(new Session.Order(3));
        return Reply.done();
      }
    }
  }
}
