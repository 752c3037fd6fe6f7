package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunnerTest {

  /// Remembers what came last.
  static final class Cell implements Actor {

    private String last = "";

    record Put(String text) implements Message<Cell, Void> {
      @Override
      public Reply<Void> handle(Cell cell, Context<Cell> ctx) {
        cell.last = text;
        return Reply.done();
      }
    }

    record Last() implements Message<Cell, String> {
      @Override
      public Reply<String> handle(Cell cell, Context<Cell> ctx) {
        return Reply.of(cell.last);
      }
    }
  }

  /// Puts its name into a cell.
  static final class Writer implements Actor {

    record Write(ActorRef<Cell> cell, String text) implements Message<Writer, Void> {
      @Override
      public Reply<Void> handle(Writer writer, Context<Writer> ctx) {
        cell.tell(new Cell.Put(text));
        return Reply.done();
      }
    }
  }

  private static void theSecondWriterIsLast(TestKit kit) throws InterruptedException {
    ActorRef<Cell> cell = kit.spawn(Cell::new);
    kit.spawn(Writer::new).tell(new Writer.Write(cell, "first"));
    kit.spawn(Writer::new).tell(new Writer.Write(cell, "second"));
    kit.runUntilIdle();

    assertEquals("second", cell.ask(new Cell.Last()).await());
  }

  private final Runner runner = new Runner(RunnerTest::theSecondWriterIsLast);

  @Test
  void theDefaultOrderIsThePlanWithoutDeviations() {
    RunResult result = runner.run(new Plan(0, Deviations.NONE));

    assertNull(result.failure());
    assertEquals(Deviations.NONE, result.plan().schedule());
  }

  @Test
  void aPlanRepeatsTheRunThatItWasTakenFrom() {
    RunResult failed = firstFailure();

    RunResult again = runner.run(failed.plan());

    assertEquals(failed.plan(), again.plan());
    assertEquals(failed.trace(), again.trace());
    assertNotNull(again.failure());
    assertEquals(true, again.failure().isSameBugAs(failed.failure()));
  }

  private RunResult firstFailure() {
    for (long seed = 0; ; seed++) {
      RunResult result = runner.run(seed, Choices.random(seed));
      if (result.failure() != null) {
        return result;
      }
    }
  }
}
