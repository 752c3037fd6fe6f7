package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorFactory;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.util.ArrayList;
import java.util.List;

/// An order book that is fed by a connection through a parser, and that starts over when it
/// reconnects. The bug: what the old connection had sent is still in the parser, and gets into the
/// new book.
final class StaleFeed implements Scenario {

  private final boolean repaired;

  StaleFeed(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Parser> parser = kit.spawn(ActorSpec.of(Parser::new).name("parser"));
    ActorRef<Book> book =
        kit.spawn(ActorSpec.<Book>with(ctx -> new Book(ctx, parser, repaired)).name("book"));

    book.tell(new Book.Connect());
    Relay.send(kit, 8, book, new Book.Connect());
    kit.runUntilIdle();

    assertEquals(List.of("2: a", "2: b"), book.ask(new Book.Lines()).await());
  }

  static final class Book implements Actor {

    private final Context<Book> ctx;
    private final ActorRef<Parser> parser;
    private final boolean looksAtEpochs;
    private final List<String> lines = new ArrayList<>();
    private int epoch;

    Book(Context<Book> ctx, ActorRef<Parser> parser, boolean looksAtEpochs) {
      this.ctx = ctx;
      this.parser = parser;
      this.looksAtEpochs = looksAtEpochs;
    }

    private ActorFactory<Connection> connection() {
      int number = epoch;
      ActorRef<Book> self = ctx.self();
      return context -> new Connection(number, parser, self);
    }

    record Connect() implements Message<Book, Void> {
      @Override
      public Reply<Void> handle(Book book, Context<Book> ctx) {
        ctx.children().forEach(ActorRef::stopGracefully);
        book.lines.clear();
        book.epoch++;
        ctx.spawn(ActorSpec.with(book.connection()));
        return Reply.done();
      }
    }

    record Line(int epoch, String text) implements Message<Book, Void> {
      @Override
      public Reply<Void> handle(Book book, Context<Book> ctx) {
        if (!book.looksAtEpochs || epoch == book.epoch) {
          book.lines.add(epoch + ": " + text);
        }
        return Reply.done();
      }
    }

    record Lines() implements Query<Book, List<String>> {
      @Override
      public Reply<List<String>> handle(Book book, Context<Book> ctx) {
        return Reply.of(List.copyOf(book.lines));
      }
    }
  }

  static final class Connection implements Actor {

    private final int number;
    private final ActorRef<Parser> parser;
    private final ActorRef<Book> book;

    Connection(int number, ActorRef<Parser> parser, ActorRef<Book> book) {
      this.number = number;
      this.parser = parser;
      this.book = book;
    }

    @Override
    public void onStart() {
      parser.tell(new Parser.Parse(book, number, "a"));
      parser.tell(new Parser.Parse(book, number, "b"));
    }
  }

  static final class Parser implements Actor {

    record Parse(ActorRef<Book> book, int epoch, String text) implements Message<Parser, Void> {
      @Override
      public Reply<Void> handle(Parser parser, Context<Parser> ctx) {
        book.tell(new Book.Line(epoch, text));
        return Reply.done();
      }
    }
  }
}
