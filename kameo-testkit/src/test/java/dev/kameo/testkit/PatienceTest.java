package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.ReplyTimeoutException;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How long a test and its actors wait for answers while time is racy.
@Timeout(60)
class PatienceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// Answers, at once, by way of a timer, or by way of another one.
  static final class Worker implements Actor {

    record Do() implements Message<Worker, Integer> {
      @Override
      public Reply<Integer> handle(Worker worker, Context<Worker> ctx) {
        ctx.scheduleOnce(PATIENCE, new Idle());
        ctx.scheduleOnce(Duration.ofMillis(1), new Idle());
        return Reply.of(1);
      }
    }

    record Idle() implements Message<Worker, Void> {
      @Override
      public Reply<Void> handle(Worker worker, Context<Worker> ctx) {
        return Reply.done();
      }
    }

    record Pass(ActorRef<Worker> to) implements Message<Worker, Integer> {
      @Override
      public Reply<Integer> handle(Worker worker, Context<Worker> ctx) {
        return to.ask(new Do(), PATIENCE);
      }
    }

    record Await(ActorRef<Worker> to) implements Message<Worker, Integer> {
      @Override
      public Reply<Integer> handle(Worker worker, Context<Worker> ctx) throws Exception {
        return Reply.of(to.ask(new Do()).await(PATIENCE));
      }
    }

    record Never() implements Message<Worker, Integer> {
      @Override
      public Reply<Integer> handle(Worker worker, Context<Worker> ctx) {
        return Reply.<Integer>promise().reply();
      }
    }

    /// Asks twice, the second time in a callback.
    record Twice(ActorRef<Worker> to) implements Message<Worker, Integer> {
      @Override
      public Reply<Integer> handle(Worker worker, Context<Worker> ctx) {
        return to.ask(new Do()).flatMap(_ -> to.ask(new Do(), PATIENCE));
      }
    }
  }

  private static Explorer explorer(Scenario scenario) {
    return Explorer.of(scenario).schedules(1_000);
  }

  @Test
  void aWaitOfTheTestDoesNotEndEarly() {
    assertDoesNotThrow(
        explorer(kit -> kit.spawn(Worker::new).ask(new Worker.Do()).await(PATIENCE))::check);
  }

  @Test
  void whatTheTestAsksIsNotTimedOutEarly() {
    assertDoesNotThrow(
        explorer(kit -> kit.spawn(Worker::new).ask(new Worker.Do(), PATIENCE).await())::check);
  }

  @Test
  void whatIsNeverAnsweredEndsThePatienceOfTheTest() {
    try (TestKit kit = TestKit.builder().time(TimeModel.racy()).create()) {
      ActorRef<Worker> worker = kit.spawn(Worker::new);

      Reply<Integer> asked = worker.ask(new Worker.Never());
      assertThrows(ReplyTimeoutException.class, () -> asked.await(PATIENCE));
      Reply<Integer> limited = worker.ask(new Worker.Never(), PATIENCE);
      assertThrows(ReplyTimeoutException.class, limited::await);
      assertEquals(PATIENCE.multipliedBy(2), kit.now());
    }
  }

  private static Stream<Function<ActorRef<Worker>, Message<Worker, Integer>>> questions() {
    return Stream.of(Worker.Pass::new, Worker.Await::new, Worker.Twice::new);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void thePatienceOfAnActorMayEndEarly(Function<ActorRef<Worker>, Message<Worker, Integer>> how) {
    Exploration exploration =
        explorer(
                kit -> {
                  Message<Worker, Integer> question = how.apply(kit.spawn(Worker::new));
                  kit.spawn(Worker::new).ask(question).await();
                })
            .allowPanics()
            .explore();

    assertTrue(
        exploration.failures().getFirst().contains("ReplyTimeoutException"), exploration::toString);
  }
}
