package com.example.purse;

import dev.kameo.testkit.jqwik.ActorModel;
import dev.kameo.testkit.jqwik.MessageChain;
import dev.kameo.testkit.jqwik.Schedule;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PurseModelTest {
  @Property(tries = 20)
  void doesWhatItsModelDoes(@ForAll("chains") MessageChain<Purse, int[]> chain) {
    chain.check(5);
  }

  @Provide
  Arbitrary<MessageChain<Purse, int[]>> chains() {
    return ActorModel.of(() -> new Purse(10), () -> new int[] {10})
        .message(Arbitraries.integers().between(1, 9).map(Purse.Take::new), PurseModelTest::take)
        .message(Arbitraries.just(new Purse.Coins()), (coins, question) -> coins[0])
        .chains(5);
  }

  private static boolean take(int[] coins, Purse.Take take) {
    boolean enough = coins[0] >= take.amount();
    coins[0] -= enough ? take.amount() : 0;
    return enough;
  }

  @Property(tries = 20)
  void schedulesAreParameters(@ForAll Schedule schedule) throws InterruptedException {
    try (var kit = schedule.kit()) {
      kit.spawn(() -> new Purse(10)).ask(new Purse.Take(7)).await();
    }
  }
}
