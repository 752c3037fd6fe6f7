package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ClosingTest {

  private final List<String> diary = new ArrayList<>();

  /// Never comes to rest, in one of several ways.
  static final class Restless implements Actor {

    private final List<String> diary;

    Restless(List<String> diary) {
      this.diary = diary;
    }

    @Override
    public void onStop(StopReason reason) {
      diary.add("stopped " + reason);
    }

    record Loop() implements Message<Restless, Void> {
      @Override
      public Reply<Void> handle(Restless actor, Context<Restless> ctx) {
        ctx.self().tell(this);
        return Reply.done();
      }
    }

    record Tick() implements Message<Restless, Void> {
      @Override
      public Reply<Void> handle(Restless actor, Context<Restless> ctx) {
        ctx.scheduleOnce(Duration.ofMillis(1), this);
        return Reply.done();
      }
    }

    record Wait(Reply<Void> reply) implements Message<Restless, Void> {
      @Override
      public Reply<Void> handle(Restless actor, Context<Restless> ctx) throws Exception {
        reply.await();
        return Reply.done();
      }
    }

    /// Waits, whatever interrupts come.
    record WaitOn(Reply<Void> reply) implements Message<Restless, Void> {
      @Override
      public Reply<Void> handle(Restless actor, Context<Restless> ctx) {
        for (int i = 0; i < 3; i++) {
          try {
            reply.await();
          } catch (InterruptedException e) {
            actor.diary.add("interrupted");
          }
        }
        return Reply.done();
      }
    }
  }

  private ActorRef<Restless> restless(TestKit kit) {
    return kit.spawn(() -> new Restless(diary));
  }

  @Test
  void endsMessagesThatGoRound() {
    try (TestKit kit = TestKit.create(1)) {
      restless(kit).tell(new Restless.Loop());
      kit.step();
    }

    assertEquals(List.of("stopped SupervisorShutdown"), names());
  }

  private List<String> names() {
    return diary.stream().map(line -> line.replaceAll("[\\[(].*", "")).toList();
  }

  @Test
  void endsTimersThatAreSetAgainAndAgain() {
    try (TestKit kit = TestKit.create(1)) {
      restless(kit).tell(new Restless.Tick());
      kit.advance(Duration.ofMillis(5));
    }

    assertEquals(List.of("stopped SupervisorShutdown"), names());
  }

  @Test
  void endsHandlersThatWaitForWhatNeverComes() {
    ReplyPromise<Void> never = Reply.promise();
    try (TestKit kit = TestKit.create(1)) {
      restless(kit).tell(new Restless.Wait(never.reply()));
      kit.runUntilIdle();
    }

    assertEquals(List.of("stopped Killed"), names());
  }

  @Test
  void endsHandlersThatWait_whileMessagesGoRound() {
    ReplyPromise<Void> never = Reply.promise();
    try (TestKit kit = TestKit.create(1)) {
      ActorRef<Restless> loop = restless(kit);
      restless(kit).tell(new Restless.Wait(never.reply()));
      kit.runUntilIdle();
      loop.tell(new Restless.Loop());
      kit.step();
    }

    assertEquals(List.of("stopped Killed", "stopped Killed"), names());
  }

  @Test
  void endsAfterADeadlock() {
    ReplyPromise<Void> never = Reply.promise();
    try (TestKit kit = TestKit.create(1)) {
      Reply<Void> reply = restless(kit).ask(new Restless.WaitOn(never.reply()));
      assertThrows(SimulationDeadlockError.class, reply::await);
    }

    assertEquals("interrupted", diary.getFirst());
  }

  @Test
  void isNoPartOfTheRun() {
    ReplyPromise<Void> never = Reply.promise();
    Deviations.Recorder recorder = new Deviations.Recorder(Choices.random(7));
    TestKit kit = TestKit.builder().choices(recorder).create();
    for (int i = 0; i < 5; i++) {
      restless(kit).tell(new Restless.Loop());
      restless(kit).tell(new Restless.Wait(never.reply()));
    }
    for (int i = 0; i < 50; i++) {
      kit.step();
    }
    int decisions = recorder.decisions();
    List<String> trace = kit.trace();

    kit.close();

    assertEquals(decisions, recorder.decisions());
    assertEquals(trace, kit.trace());
    assertEquals(10, diary.size());
  }

  @Test
  void aRunThatDoesNotComeToRestEndsWithWhatRepeats() {
    try (TestKit kit = TestKit.builder().stepLimit(1_000).create()) {
      restless(kit).tell(new Restless.Loop());

      var error = assertThrows(SimulationLivelockError.class, kit::runUntilIdle);

      assertTrue(error.getMessage().startsWith("No rest after 1,000 steps."), error::getMessage);
      assertTrue(
          error
              .getMessage()
              .endsWith(
                  """
                   These repeat:
                    deliver Restless$1→Restless$1:Loop#n
                    turn Restless$1→Restless$1:Loop#n\
                  """),
          error::getMessage);
      assertThrows(SimulationLivelockError.class, kit::runUntilIdle);
    }
  }
}
