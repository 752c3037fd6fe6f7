package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TimeModelTest {

  private static final Duration TIMEOUT = Duration.ofMillis(20);

  /// Waits for an answer that comes by way of some relays, up to a time limit of its own.
  static final class Asker implements Actor {

    private String first = "";

    record Ask(ActorRef<Relay> relay) implements Message<Asker, Void> {
      @Override
      public Reply<Void> handle(Asker asker, Context<Asker> ctx) {
        ctx.scheduleOnce(TIMEOUT, new Got("timeout"));
        relay.tell(new Relay.Pass(3, ctx.self()));
        return Reply.done();
      }
    }

    record Got(String what) implements Message<Asker, Void> {
      @Override
      public Reply<Void> handle(Asker asker, Context<Asker> ctx) {
        asker.first = asker.first.isEmpty() ? what : asker.first;
        return Reply.done();
      }
    }

    record First() implements Message<Asker, String> {
      @Override
      public Reply<String> handle(Asker asker, Context<Asker> ctx) {
        return Reply.of(asker.first);
      }
    }
  }

  /// Sends to itself so many times, and then answers.
  static final class Relay implements Actor {

    record Pass(int times, ActorRef<Asker> asker) implements Message<Relay, Void> {
      @Override
      public Reply<Void> handle(Relay relay, Context<Relay> ctx) {
        if (times == 0) {
          asker.tell(new Asker.Got("answer"));
        } else {
          ctx.self().tell(new Pass(times - 1, asker));
        }
        return Reply.done();
      }
    }
  }

  private static Set<String> whatComesFirst(TimeModel model) throws InterruptedException {
    Set<String> outcomes = new TreeSet<>();
    for (long seed = 0; seed < 200; seed++) {
      try (TestKit kit = TestKit.builder().seed(seed).time(model).create()) {
        ActorRef<Asker> asker = kit.spawn(Asker::new);
        asker.tell(new Asker.Ask(kit.spawn(Relay::new)));
        kit.advance(Duration.ofSeconds(1));
        outcomes.add(asker.ask(new Asker.First()).await());
      }
    }
    return outcomes;
  }

  @Test
  void aTimerNeverComesBeforeAMessageWhereTimePassesOnlyAtIdle() throws Exception {
    assertEquals(Set.of("answer"), whatComesFirst(TimeModel.idle()));
  }

  @Test
  void aTimerMayComeFirstWhereTimeIsRacy() throws Exception {
    assertEquals(Set.of("answer", "timeout"), whatComesFirst(TimeModel.racy()));
  }

  @Test
  void aTimerMayComeFirstWhereHandlersTakeTime() throws Exception {
    assertEquals(
        Set.of("answer", "timeout"), whatComesFirst(TimeModel.durations(Duration.ofMillis(10))));
  }

  @Test
  void aTimerNeverComesFirstWhereHandlersTakeTooLittleTime() throws Exception {
    assertEquals(Set.of("answer"), whatComesFirst(TimeModel.durations(Duration.ofMillis(3))));
  }

  @Test
  void timersFireInTheOrderInWhichTheyAreDue_whateverTheModel() {
    for (TimeModel model :
        List.of(TimeModel.idle(), TimeModel.racy(), TimeModel.durations(Duration.ofMillis(5)))) {
      for (long seed = 0; seed < 2_000; seed++) {
        try (Simulation simulation =
            Simulation.of("s", Choices.random(seed), seed, Conditions.PLAIN.time(model))) {
          List<Integer> fired = new ArrayList<>();
          simulation.schedule(30, () -> fired.add(30));
          simulation.schedule(10, () -> fired.add(10));
          simulation.schedule(20, () -> fired.add(20));
          for (int i = 0; i < 5; i++) {
            simulation.execute(() -> {});
          }
          simulation.advance(Duration.ofSeconds(1).toNanos());

          assertEquals(List.of(10, 20, 30), fired);
        }
      }
    }
  }

  @Test
  void timePassesNoFurtherThanTheTestLetsIt() {
    for (long seed = 0; seed < 100; seed++) {
      try (TestKit kit = TestKit.builder().seed(seed).time(TimeModel.racy()).create()) {
        ActorRef<Asker> asker = kit.spawn(Asker::new);
        asker.tell(new Asker.Ask(kit.spawn(Relay::new)));

        kit.runUntilIdle();
        assertEquals(Duration.ZERO, kit.now());

        kit.advance(Duration.ofMillis(7));
        assertEquals(Duration.ofMillis(7), kit.now());
      }
    }
  }

  @Test
  void runningUntilIdleTakesTheTimeThatHandlersTake_andNoTimersTime() throws Exception {
    try (TestKit kit = TestKit.builder().time(TimeModel.durations(Duration.ofMillis(2))).create()) {
      ActorRef<Asker> asker = kit.spawn(Asker::new);
      asker.tell(new Asker.Ask(kit.spawn(Relay::new)));

      kit.runUntilIdle();

      assertEquals(true, kit.now().compareTo(TIMEOUT) < 0, kit.now()::toString);
      assertEquals("answer", asker.ask(new Asker.First()).await());
    }
  }

  @Test
  void theSameSeedTakesTheSameTime() {
    assertEquals(trace(3), trace(3));
    assertEquals(false, trace(3).equals(trace(4)));
  }

  private static List<String> trace(long seed) {
    try (TestKit kit =
        TestKit.builder().seed(seed).time(TimeModel.durations(Duration.ofMillis(10))).create()) {
      kit.spawn(Asker::new).tell(new Asker.Ask(kit.spawn(Relay::new)));
      kit.advance(Duration.ofSeconds(1));
      return kit.trace();
    }
  }

  @Test
  void aDurationMustBePositive() {
    var error =
        assertThrows(IllegalArgumentException.class, () -> TimeModel.durations(Duration.ZERO));

    assertEquals("max must be positive: PT0S. Without durations, use idle().", error.getMessage());
  }

  @Test
  void aModelIsFoundByItsName() {
    for (TimeModel model :
        List.of(TimeModel.idle(), TimeModel.racy(), TimeModel.durations(Duration.ofMillis(7)))) {
      assertEquals(model, TimeModel.parse(model.toString()));
    }
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    for (String name : List.of("", "lazy", "durations", "durations(PTx)", "up to 7")) {
      var error = assertThrows(IllegalArgumentException.class, () -> TimeModel.parse(name));

      assertEquals(
          "No time model is named '%s'. There are idle, racy and durations(PT0.01S)."
              .formatted(name),
          error.getMessage());
    }
  }
}
