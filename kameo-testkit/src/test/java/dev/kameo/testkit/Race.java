package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import java.util.List;

/// Two writers and one cell: the smallest race there is.
final class Race {

  private Race() {}

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

  /// Holds in the default order, and not in others.
  static void theSecondIsLast(TestKit kit) throws InterruptedException {
    assertEquals("second", last(kit));
  }

  /// Holds always.
  static void oneOfThemIsLast(TestKit kit) throws InterruptedException {
    assertTrue(List.of("first", "second").contains(last(kit)));
  }

  private static String last(TestKit kit) throws InterruptedException {
    ActorRef<Cell> cell = kit.spawn(ActorSpec.of(Cell::new).name("cell"));
    for (String name : List.of("first", "second")) {
      kit.spawn(ActorSpec.of(Writer::new).name(name)).tell(new Writer.Write(cell, name));
    }
    kit.runUntilIdle();
    return cell.ask(new Cell.Last()).await();
  }
}
