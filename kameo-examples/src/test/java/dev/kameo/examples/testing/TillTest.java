package dev.kameo.examples.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.examples.testing.Till.Customer;
import dev.kameo.testkit.ExplorationFailedError;
import dev.kameo.testkit.Explorer;
import dev.kameo.testkit.Fault;
import dev.kameo.testkit.Faults;
import dev.kameo.testkit.TestKit;
import dev.kameo.testkit.jupiter.Explore;
import org.junit.jupiter.api.Test;

/// A mistake that shows only when something goes wrong, and its repair.
final class TillTest {

  @Test
  void payingAgainWithoutAReceiptIsPayingTwice() {
    Explorer explorer =
        Explorer.of(kit -> {
          ActorRef<Till> till = kit.spawn(ActorSpec.of(Till::new).name("till"));
          kit.spawn(Customer::new).tell(new Customer.Buy(till, new Till.Pay(7)));
          kit.runUntilIdle();
          kit.heal();
          assertEquals(7, till.ask(new Till.Sum()).await());
        });
    explorer.check();

    Explorer faulty = explorer.faults(Faults.swarm().without(Fault.START, Fault.KILL).at("till"));

    ExplorationFailedError found = assertThrows(ExplorationFailedError.class, faulty::check);

    assertTrue(String.valueOf(found.getMessage()).contains("expected: <7> but was: <14>"));
  }

  @Explore(faults = {Fault.PANIC_BEFORE, Fault.PANIC_AFTER, Fault.SLOW, Fault.STOP})
  void aBillIsNeverPaidTwice(TestKit kit) throws Exception {
    ActorRef<Till> till = kit.spawn(Till::new);
    kit.spawn(Customer::new).tell(new Customer.Buy(till, new Till.PayBill(1, 7)));

    kit.runUntilIdle();

    kit.heal();
    int sum = till.ask(new Till.Sum()).await();
    assertTrue(sum <= 7, () -> "sum: " + sum);
  }
}
