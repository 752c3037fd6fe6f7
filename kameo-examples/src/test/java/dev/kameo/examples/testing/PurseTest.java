package dev.kameo.examples.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.examples.testing.Purse.Spender;
import dev.kameo.testkit.ExplorationFailedError;
import dev.kameo.testkit.Explorer;
import dev.kameo.testkit.Gen;
import dev.kameo.testkit.TestKit;
import dev.kameo.testkit.jupiter.Explore;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A race that no plain test would find, its repair, and a property of the repaired actor.
final class PurseTest {

  /// Both look before either takes: each sees enough.
  @Test
  void lookingFirstAndTakingThenIsARace() {
    Explorer explorer =
        Explorer.of(kit -> {
          ActorRef<Purse> purse = kit.spawn(() -> new Purse(10));
          kit.spawn(Spender::new).tell(new Spender.LookAndTake(purse, 7));
          kit.spawn(Spender::new).tell(new Spender.LookAndTake(purse, 7));
          kit.runUntilIdle();
          int coins = purse.ask(new Purse.Coins()).await();
          assertTrue(coins >= 0, () -> "coins: " + coins);
        });

    ExplorationFailedError found = assertThrows(ExplorationFailedError.class, explorer::check);

    assertTrue(String.valueOf(found.getMessage()).contains("coins: -4"));
  }

  @Explore(schedules = 500)
  void takingOnlyWhatIsThereIsNone(TestKit kit) throws Exception {
    ActorRef<Purse> purse = kit.spawn(() -> new Purse(10));
    kit.spawn(Spender::new).tell(new Spender.Spend(purse, 7));
    kit.spawn(Spender::new).tell(new Spender.Spend(purse, 7));

    kit.runUntilIdle();

    assertEquals(3, purse.ask(new Purse.Coins()).await());
  }

  /// Whoever spends what, in whatever order.
  @Explore(schedules = 500)
  void neverHoldsLessThanNothing(TestKit kit) throws Exception {
    ActorRef<Purse> purse = kit.spawn(() -> new Purse(20));
    List<Integer> amounts = kit.draw(Gen.ints(1, 15).list(0, 6));
    for (int amount : amounts) {
      kit.spawn(Spender::new).tell(new Spender.Spend(purse, amount));
    }

    kit.runUntilIdle();

    assertTrue(purse.ask(new Purse.Coins()).await() >= 0);
  }
}
