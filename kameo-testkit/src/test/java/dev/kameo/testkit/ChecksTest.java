package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a run is checked for beside what its scenario asserts.
@Timeout(60)
class ChecksTest {

  /// Does as it is told.
  static final class Worker implements Actor {

    private final AtomicInteger done;

    Worker(AtomicInteger done) {
      this.done = done;
    }

    record Work() implements Message<Worker, Void> {
      @Override
      public Reply<Void> handle(Worker worker, Context<Worker> ctx) {
        worker.done.incrementAndGet();
        return Reply.done();
      }
    }

    record Fail() implements Message<Worker, Void> {
      @Override
      public Reply<Void> handle(Worker worker, Context<Worker> ctx) {
        throw new IllegalArgumentException("by order");
      }
    }

    record WaitFor(ReplyPromise<Void> promise) implements Message<Worker, Void> {
      @Override
      public Reply<Void> handle(Worker worker, Context<Worker> ctx) throws InterruptedException {
        promise.reply().await();
        return Reply.done();
      }
    }

    record Circle(ActorRef<Worker> next) implements Message<Worker, Void> {
      @Override
      public Reply<Void> handle(Worker worker, Context<Worker> ctx) {
        next.tell(new Circle(ctx.self()));
        return Reply.done();
      }
    }
  }

  private static ActorRef<Worker> worker(TestKit kit, String name) {
    return worker(kit, name, new AtomicInteger());
  }

  private static ActorRef<Worker> worker(TestKit kit, String name, AtomicInteger done) {
    return kit.spawn(ActorSpec.of(() -> new Worker(done)).name(name));
  }

  private static String failureOf(Scenario scenario) {
    return failureOf(Explorer.of(scenario));
  }

  private static String failureOf(Explorer explorer) {
    Exploration exploration = explorer.schedules(200).explore();
    assertTrue(exploration.hasFailed(), exploration::toString);
    return exploration.failures().getFirst();
  }

  @Test
  void aPanicThatNobodyExpectedIsAFailure() {
    Explorer explorer = Explorer.of(kit -> worker(kit, "w").tell(new Worker.Fail()));

    assertEquals(
        "PANIC: Actor 'w' panicked in Fail: java.lang.IllegalArgumentException: by order",
        failureOf(explorer));
    assertTrue(failureOf(explorer.allowPanics(IllegalStateException.class)).startsWith("PANIC"));
    assertDoesNotThrow(explorer.allowPanics(IllegalArgumentException.class)::check);
    assertDoesNotThrow(explorer.allowPanics()::check);
  }

  @Test
  void aLostMessageIsAFailure() {
    Explorer explorer =
        Explorer.of(kit -> {
          ActorRef<Worker> worker = worker(kit, "w");
          worker.stopGracefully();
          kit.runUntilIdle();
          worker.tell(new Worker.Work());
        });

    assertEquals(
        "LOST_MESSAGE: Lost: Work to 'w' (#1): the actor is not running", failureOf(explorer));
    assertTrue(failureOf(explorer.allowDeadLetters(Worker.Fail.class)).startsWith("LOST_MESSAGE"));
    assertDoesNotThrow(explorer.allowDeadLetters(Worker.Work.class)::check);
    assertDoesNotThrow(explorer.allowDeadLetters()::check);
  }

  @Test
  void anActorThatStillWaitsAtTheEndIsADeadlock() {
    String failure = failureOf(kit -> worker(kit, "w").tell(new Worker.WaitFor(Reply.promise())));

    assertTrue(failure.startsWith("DEADLOCK"), failure);
    assertTrue(failure.contains("w (handling test→w:WaitFor#1) waits for"), failure);
  }

  @Test
  void anInvariantIsCheckedAfterEachStep() {
    String failure =
        failureOf(kit -> {
          AtomicInteger done = new AtomicInteger();
          kit.invariant("at most one", () -> done.get() <= 1);
          ActorRef<Worker> worker = worker(kit, "w", done);
          worker.tell(new Worker.Work());
          worker.tell(new Worker.Work());
          kit.runUntilIdle();
          done.set(0);
        });

    assertEquals("INVARIANT: Invariant 'at most one' does not hold after this step.", failure);
  }

  @Test
  void aPlainKitThrowsWhenAnInvariantBreaks() {
    AtomicInteger done = new AtomicInteger();
    try (TestKit kit = TestKit.create()) {
      kit.invariant("none", () -> done.get() == 0);
      worker(kit, "w", done).tell(new Worker.Work());

      var error = assertThrows(PropertyViolationError.class, kit::runUntilIdle);

      assertTrue(error.isSafety());
    }
  }

  @Test
  void whatMustHappenAtLastMustHaveHappenedAtTheEnd() {
    Scenario never = kit -> kit.eventually("something", () -> false);
    Scenario atLast =
        kit -> {
          AtomicInteger done = new AtomicInteger();
          kit.eventually("all done", () -> done.get() == 2);
          worker(kit, "w", done).tell(new Worker.Work());
          worker(kit, "v", done).tell(new Worker.Work());
        };

    assertEquals(
        "LIVENESS: 'something' has not come true, and nothing can happen any more.",
        failureOf(never));
    assertDoesNotThrow(Explorer.of(atLast)::check);
  }

  @Test
  void whatMustHappenAtLastMayNotTakeForEver() {
    String failure =
        failureOf(kit -> {
          kit.eventually("progress", () -> false, 100);
          ActorRef<Worker> left = worker(kit, "left");
          ActorRef<Worker> right = worker(kit, "right");
          left.tell(new Worker.Circle(right));
          kit.runUntilIdle();
        });

    assertEquals("LIVENESS: 'progress' has not come true for 100 fair steps.", failure);
  }

  @Test
  void healingGivesTheWholeTimeAgain() {
    Scenario scenario =
        kit -> {
          AtomicInteger done = new AtomicInteger();
          kit.eventually("two", () -> done.get() >= 2, 12);
          ActorRef<Worker> worker = worker(kit, "w", done);
          ActorRef<Worker> idle = worker(kit, "v");
          for (int i = 0; i < 8; i++) {
            idle.tell(new Worker.Work());
          }
          kit.runUntilIdle();
          kit.heal();
          worker.tell(new Worker.Work());
          worker.tell(new Worker.Work());
        };

    assertDoesNotThrow(Explorer.of(scenario).schedules(50)::check);
  }

  @Test
  void aScenarioThatKeepsStateIsFoundOut() {
    AtomicInteger runs = new AtomicInteger();
    String failure =
        failureOf(
            Explorer.of(
                    kit -> {
                      for (int i = runs.incrementAndGet() % 2; i >= 0; i--) {
                        worker(kit, "w" + i).tell(new Worker.Work());
                      }
                    })
                .threads(1));

    assertTrue(failure.startsWith("NONDETERMINISM: Step "), failure);
    assertTrue(failure.contains("the order of a HashMap"), failure);
  }

  @Test
  void differentBugsAreCollectedWhenAskedFor() {
    Explorer explorer =
        Explorer.of(kit -> {
          List<String> order = new ArrayList<>();
          kit.spawn(ActorSpec.of(() -> new StrategyTest.Log(order)).name("log"));
          ActorRef<Race.Cell> cell = kit.spawn(ActorSpec.of(Race.Cell::new).name("cell"));
          for (String name : List.of("a", "b", "c")) {
            kit.spawn(ActorSpec.of(Race.Writer::new).name(name))
                .tell(new Race.Writer.Write(cell, name));
          }
          kit.runUntilIdle();
          switch (cell.ask(new Race.Cell.Last()).await()) {
            case "a" -> throw new IllegalStateException("a");
            case "b" -> throw new IllegalArgumentException("b");
            default -> {}
          }
        });

    assertEquals(1, explorer.explore().failures().size());
    assertEquals(2, explorer.keepGoing().schedules(300).explore().failures().size());
  }

  @Test
  void stopsWhenNoNewOrdersAreSeen() {
    Exploration exploration =
        Explorer.of(Race::oneOfThemIsLast).stopWhenSaturated().schedules(100_000).explore();

    assertTrue(exploration.schedules() < 2_000, exploration::toString);
    assertEquals(1, exploration.racesSeenBothWays(), exploration::toString);
    assertFalse(exploration.isComplete());
  }

  @Test
  void aLongRunTellsHowFarItIs() {
    List<String> lines = new ArrayList<>();
    Explorer.of(Race::oneOfThemIsLast)
        .time(Duration.ofMillis(300))
        .threads(1)
        .progress(lines::add)
        .progressEvery(Duration.ofMillis(200))
        .explore();

    assertFalse(lines.isEmpty());
    assertTrue(lines.getFirst().startsWith("Exploring with portfolio: "), lines::toString);
  }
}
