package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.util.List;

/// A taxi office that offers a ride to two drivers and answers the customer with the first who
/// accepts. The bug: a driver who accepts later is booked too, since nobody looks whether the
/// promise was kept already.
final class DoubleBooking implements Scenario {

  private final boolean repaired;

  DoubleBooking(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Office> office = kit.spawn(ActorSpec.of(() -> new Office(repaired)).name("office"));
    ActorRef<Driver> ada = kit.spawn(ActorSpec.of(() -> new Driver(office, 1)).name("ada"));
    ActorRef<Driver> bob = kit.spawn(ActorSpec.of(() -> new Driver(office, 6)).name("bob"));

    Reply<ActorRef<Driver>> driver = office.ask(new Office.Ride(List.of(ada, bob)));
    kit.runUntilIdle();

    assertTrue(driver.await().ask(new Driver.IsBooked()).await());
    assertFalse(ada.ask(new Driver.IsBooked()).await() && bob.ask(new Driver.IsBooked()).await());
  }

  static final class Office implements Actor {

    private final boolean looks;
    private final ReplyPromise<ActorRef<Driver>> promise = Reply.promise();
    private List<ActorRef<Driver>> asked = List.of();

    Office(boolean looks) {
      this.looks = looks;
    }

    record Ride(List<ActorRef<Driver>> drivers) implements Message<Office, ActorRef<Driver>> {
      @Override
      public Reply<ActorRef<Driver>> handle(Office office, Context<Office> ctx) {
        office.asked = drivers;
        drivers.forEach(driver -> driver.tell(new Driver.Offer()));
        return office.promise.reply();
      }
    }

    record Accept(ActorRef<Driver> driver) implements Message<Office, Void> {
      @Override
      public Reply<Void> handle(Office office, Context<Office> ctx) {
        boolean first = office.promise.complete(driver);
        if (first || !office.looks) {
          driver.tell(new Driver.Book());
        }
        for (ActorRef<Driver> other : office.asked) {
          if (!other.equals(driver)) {
            other.tell(new Driver.Gone());
          }
        }
        return Reply.done();
      }
    }
  }

  static final class Driver implements Actor {

    private final ActorRef<Office> office;
    private final int distance;
    private boolean gone;
    private boolean booked;

    Driver(ActorRef<Office> office, int distance) {
      this.office = office;
      this.distance = distance;
    }

    record Offer() implements Message<Driver, Void> {
      @Override
      public Reply<Void> handle(Driver driver, Context<Driver> ctx) {
        ctx.self().tell(new Drive(driver.distance));
        return Reply.done();
      }
    }

    record Drive(int left) implements Message<Driver, Void> {
      @Override
      public Reply<Void> handle(Driver driver, Context<Driver> ctx) {
        if (left > 0 && !driver.gone) {
          ctx.self().tell(new Drive(left - 1));
        } else if (!driver.gone) {
          driver.office.tell(new Office.Accept(ctx.self()));
        }
        return Reply.done();
      }
    }

    record Gone() implements Message<Driver, Void> {
      @Override
      public Reply<Void> handle(Driver driver, Context<Driver> ctx) {
        driver.gone = true;
        return Reply.done();
      }
    }

    record Book() implements Message<Driver, Void> {
      @Override
      public Reply<Void> handle(Driver driver, Context<Driver> ctx) {
        driver.booked = true;
        return Reply.done();
      }
    }

    record IsBooked() implements Query<Driver, Boolean> {
      @Override
      public Reply<Boolean> handle(Driver driver, Context<Driver> ctx) {
        return Reply.of(driver.booked);
      }
    }
  }
}
