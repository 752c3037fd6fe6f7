package dev.kameo.testkit.jqwik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.testkit.ExplorationFailedError;
import dev.kameo.testkit.TestKit;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;

final class ActorModelTest {

  /// Counts, and forgets to from a limit on.
  static final class Counter implements Actor {

    private final long limit;
    private long count;

    Counter(long limit) {
      this.limit = limit;
    }

    record Inc(int amount) implements Message<Counter, Long> {
      @Override
      public Reply<Long> handle(Counter counter, Context<Counter> ctx) {
        counter.count = Math.min(counter.limit, counter.count + amount);
        return Reply.of(counter.count);
      }
    }

    record Count() implements Query<Counter, Long> {
      @Override
      public Reply<Long> handle(Counter counter, Context<Counter> ctx) {
        return Reply.of(counter.count);
      }
    }
  }

  private static Arbitrary<MessageChain<Counter, long[]>> chains(long limit) {
    return ActorModel.of(() -> new Counter(limit), () -> new long[1])
        .message(
            Arbitraries.integers().between(1, 9).map(Counter.Inc::new),
            (sum, inc) -> sum[0] += inc.amount())
        .message(Arbitraries.just(new Counter.Count()), (sum, _) -> sum[0])
        .chains(10);
  }

  @Provide
  Arbitrary<MessageChain<Counter, long[]>> good() {
    return chains(Long.MAX_VALUE);
  }

  @Provide
  Arbitrary<MessageChain<Counter, long[]>> bad() {
    return chains(0);
  }

  @Property(tries = 50)
  void anActorThatDoesWhatItsModelDoesPasses(@ForAll("good") MessageChain<Counter, long[]> chain) {
    chain.check(10);
  }

  @Property(tries = 50)
  void anActorThatDoesNotFails(@ForAll("bad") MessageChain<Counter, long[]> chain) {
    if (chain.toString().contains("Inc")) {
      ExplorationFailedError error =
          assertThrows(ExplorationFailedError.class, () -> chain.check(10));
      assertTrue(String.valueOf(error.getMessage()).contains("and the model says"));
    } else {
      chain.check(10);
    }
  }

  @Property(tries = 50)
  void schedulesAreParametersLikeAnyOther(@ForAll Schedule schedule) throws Exception {
    try (TestKit kit = schedule.kit()) {
      ActorRef<Counter> counter = kit.spawn(() -> new Counter(9));
      assertEquals(5, counter.ask(new Counter.Inc(5)).await());
    }
  }

  @Property(tries = 50)
  @Domain(KameoDomain.class)
  void theDomainHasTimes(@ForAll Duration time, @ForAll Schedule schedule) {
    try (TestKit kit = schedule.kit()) {
      kit.advance(time);
      assertEquals(time, kit.now());
    }
    assertTrue(time.toMillis() >= 1 && time.toMillis() <= 60_000);
  }
}
