package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Outcome;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// A till that has payments booked by a supervised clerk, and repeats what was not acknowledged.
/// The bug, which shows only if the clerk panics when a payment is booked and before he says so: it
/// is booked twice. The repair is to number the payments, and to book each number once.
final class LostAcknowledgement implements Scenario {

  private final boolean repaired;

  LostAcknowledgement(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Ledger> ledger = kit.spawn(ActorSpec.of(() -> new Ledger(repaired)).name("ledger"));
    ActorRef<Till> till =
        kit.spawn(ActorSpec.<Till>with(ctx -> new Till(ctx, ledger)).name("till"));

    for (int payment = 1; payment <= 3; payment++) {
      till.tell(new Till.Pay(payment));
    }
    kit.advance(Duration.ofMinutes(1));
    kit.heal();
    kit.advance(Duration.ofMinutes(1));

    assertEquals(3, ledger.ask(new Ledger.Bookings()).await());
  }

  static final class Ledger implements Actor {

    private final boolean knowsNumbers;
    private final Set<Integer> booked = new HashSet<>();
    private int bookings;

    Ledger(boolean knowsNumbers) {
      this.knowsNumbers = knowsNumbers;
    }

    record Book(int payment) implements Message<Ledger, Void> {
      @Override
      public Reply<Void> handle(Ledger ledger, Context<Ledger> ctx) {
        if (ledger.booked.add(payment) || !ledger.knowsNumbers) {
          ledger.bookings++;
        }
        return Reply.done();
      }
    }

    record Bookings() implements Query<Ledger, Integer> {
      @Override
      public Reply<Integer> handle(Ledger ledger, Context<Ledger> ctx) {
        return Reply.of(ledger.bookings);
      }
    }
  }

  static final class Till implements Actor {

    private final ActorRef<Clerk> clerk;

    Till(Context<Till> ctx, ActorRef<Ledger> ledger) {
      this.clerk =
          ctx.spawn(
              ActorSpec.of(() -> new Clerk(ledger)).name("clerk").restart(RestartPolicy.PERMANENT));
    }

    @Override
    public SupervisionStrategy supervisionStrategy() {
      return SupervisionStrategy.oneForOne().intensity(20, Duration.ofSeconds(1));
    }

    record Pay(int payment) implements Message<Till, Void> {
      @Override
      public Reply<Void> handle(Till till, Context<Till> ctx) {
        ctx.pipe(
            till.clerk.ask(new Clerk.Enter(payment)),
            (_, outcome) -> {
              if (outcome instanceof Outcome.Failure<Void>) {
                ctx.scheduleOnce(Duration.ofSeconds(1), this);
              }
            });
        return Reply.done();
      }
    }
  }

  static final class Clerk implements Actor {

    private final ActorRef<Ledger> ledger;

    Clerk(ActorRef<Ledger> ledger) {
      this.ledger = ledger;
    }

    record Enter(int payment) implements Message<Clerk, Void> {
      @Override
      public Reply<Void> handle(Clerk clerk, Context<Clerk> ctx) {
        clerk.ledger.tell(new Ledger.Book(payment));
        return Reply.done();
      }
    }
  }
}
