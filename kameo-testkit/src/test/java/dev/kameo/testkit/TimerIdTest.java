package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.ReplyTimeoutException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimerIdTest {

  /// Does with its context what it is told.
  static final class Clockmaker implements Actor {

    @FunctionalInterface
    interface Order {
      void to(Context<Clockmaker> ctx) throws Exception;
    }

    record Make(Order order) implements Message<Clockmaker, Void> {
      @Override
      public Reply<Void> handle(Clockmaker clockmaker, Context<Clockmaker> ctx) throws Exception {
        order.to(ctx);
        return Reply.done();
      }
    }

    record Tick() implements Message<Clockmaker, Void> {
      @Override
      public Reply<Void> handle(Clockmaker clockmaker, Context<Clockmaker> ctx) {
        return Reply.done();
      }
    }

    record Ponder() implements Message<Clockmaker, Void> {
      @Override
      public Reply<Void> handle(Clockmaker clockmaker, Context<Clockmaker> ctx) {
        return Reply.<Void>promise().reply();
      }
    }
  }

  private static final Duration SECOND = Duration.ofSeconds(1);

  private static ActorRef<Clockmaker> clockmaker(TestKit kit) {
    return kit.spawn(ActorSpec.of(Clockmaker::new).name("clock"));
  }

  private static List<String> fired(Clockmaker.Order... orders) {
    try (TestKit kit = TestKit.create()) {
      ActorRef<Clockmaker> clock = clockmaker(kit);
      for (Clockmaker.Order order : orders) {
        clock.tell(new Clockmaker.Make(order));
      }
      kit.advance(SECOND.multipliedBy(3));
      return fired(kit);
    }
  }

  private static List<String> fired(TestKit kit) {
    return kit.trace().stream().filter(line -> line.startsWith("fire ")).toList();
  }

  @Test
  void aNamedTimerHasItsNameAndHowOftenItWasStarted() {
    Clockmaker.Order start = ctx -> ctx.timers().once("alarm", SECOND, new Clockmaker.Tick());

    assertEquals(List.of("fire clock@alarm#1"), fired(start));
    assertEquals(List.of("fire clock@alarm#2"), fired(start, start));
  }

  @Test
  void timersOfDifferentNamesAreCountedApart() {
    assertEquals(
        List.of("fire clock@alarm#1", "fire clock@kettle#1"),
        fired(
            ctx -> ctx.timers().once("kettle", SECOND.multipliedBy(2), new Clockmaker.Tick()),
            ctx -> ctx.timers().once("alarm", SECOND, new Clockmaker.Tick())));
  }

  @Test
  void theTicksOfOneTimerAreCounted() {
    assertEquals(
        List.of("fire clock@beat#2", "fire clock@beat#2.2", "fire clock@beat#2.3"),
        fired(
            ctx -> ctx.timers().periodic("beat", SECOND, new Clockmaker.Tick()),
            ctx -> ctx.timers().periodic("beat", SECOND, new Clockmaker.Tick())));
  }

  @Test
  void aTimerWithoutANameIsCalledByTheClassOfItsMessage() {
    assertEquals(
        List.of("fire clock@Tick#1", "fire clock@Tick#2"),
        fired(
            ctx -> ctx.scheduleOnce(SECOND, new Clockmaker.Tick()),
            ctx -> ctx.self().tellAfter(SECOND, new Clockmaker.Tick())));
  }

  @Test
  void twoTimersOfOneMessageDoNotShareTheirTicks() {
    Clockmaker.Order start =
        ctx -> ctx.scheduleAtFixedRate(SECOND, SECOND.multipliedBy(2), new Clockmaker.Tick());

    assertEquals(
        Set.of(
            "fire clock@Tick#1", "fire clock@Tick#2", "fire clock@Tick#1.2", "fire clock@Tick#2.2"),
        Set.copyOf(fired(start, start)));
  }

  @Test
  void theTimeoutOfAQuestionIsCalledByIt() {
    try (TestKit kit = TestKit.create()) {
      Reply<Void> answer = clockmaker(kit).ask(new Clockmaker.Ponder(), SECOND);

      assertThrows(ReplyTimeoutException.class, answer::await);

      assertEquals(List.of("fire test@timeout of Ponder#1"), fired(kit));
    }
  }

  @Test
  void theIdsAreTheSameInEveryOrder() {
    Set<Set<String>> different = new HashSet<>();
    for (long seed = 0; seed < 30; seed++) {
      try (TestKit kit = TestKit.create(seed)) {
        List<ActorRef<Clockmaker>> clocks =
            List.of(kit.spawn(Clockmaker::new), kit.spawn(Clockmaker::new));
        for (ActorRef<Clockmaker> clock : clocks) {
          clock.tell(
              new Clockmaker.Make(ctx -> {
                ctx.timers().periodic("beat", SECOND, new Clockmaker.Tick());
                ctx.scheduleOnce(SECOND, new Clockmaker.Tick());
              }));
        }
        kit.advance(SECOND.multipliedBy(2));
        different.add(Set.copyOf(fired(kit)));
      }
    }

    assertEquals(1, different.size(), different::toString);
    assertTrue(
        different.iterator().next().contains("fire Clockmaker$2@beat#1.2"), different::toString);
  }
}
