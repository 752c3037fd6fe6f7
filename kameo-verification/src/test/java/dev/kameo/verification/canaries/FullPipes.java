package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.MailboxSpec;
import dev.kameo.Message;
import dev.kameo.Outcome;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;

/// A pipeline with back pressure: a source sends items into a sink's small mailbox, and the sink
/// tells it of each. The bug: the source's mailbox is bounded too, so both may wait for room in the
/// other's.
final class FullPipes implements Scenario {

  private static final int ITEMS = 6;

  private final boolean repaired;

  FullPipes(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Sink> sink =
        kit.spawn(ActorSpec.of(Sink::new).name("sink").mailbox(MailboxSpec.bounded(1)));
    ActorRef<Source> source =
        kit.spawn(
            ActorSpec.of(() -> new Source(sink, repaired))
                .name("source")
                .mailbox(MailboxSpec.bounded(2)));
    for (int i = 0; i < ITEMS; i++) {
      kit.spawn(Feeder::new).tell(new Feeder.Feed(source));
    }
    kit.runUntilIdle();

    assertEquals(0, kit.system().deadLetters().count());
    assertEquals(ITEMS, source.ask(new Source.Acknowledged()).await());
  }

  static final class Feeder implements Actor {

    record Feed(ActorRef<Source> source) implements Message<Feeder, Void> {
      @Override
      public Reply<Void> handle(Feeder feeder, Context<Feeder> ctx) {
        source.tell(new Source.Produce());
        return Reply.done();
      }
    }
  }

  static final class Source implements Actor {

    private final ActorRef<Sink> sink;
    private final boolean asks;
    private int acknowledged;

    Source(ActorRef<Sink> sink, boolean asks) {
      this.sink = sink;
      this.asks = asks;
    }

    private void resume(Outcome<Void> outcome) {
      acknowledged++;
    }

    record Produce() implements Message<Source, Void> {
      @Override
      public Reply<Void> handle(Source source, Context<Source> ctx) {
        if (source.asks) {
          ctx.pipe(source.sink.ask(new Sink.Take()), Source::resume);
        } else {
          source.sink.tell(new Sink.TakeFrom(ctx.self()));
        }
        return Reply.done();
      }
    }

    record Taken() implements Message<Source, Void> {
      @Override
      public Reply<Void> handle(Source source, Context<Source> ctx) {
        source.acknowledged++;
        return Reply.done();
      }
    }

    record Acknowledged() implements Query<Source, Integer> {
      @Override
      public Reply<Integer> handle(Source source, Context<Source> ctx) {
        return Reply.of(source.acknowledged);
      }
    }
  }

  static final class Sink implements Actor {

    record Take() implements Message<Sink, Void> {
      @Override
      public Reply<Void> handle(Sink sink, Context<Sink> ctx) {
        return Reply.done();
      }
    }

    record TakeFrom(ActorRef<Source> source) implements Message<Sink, Void> {
      @Override
      public Reply<Void> handle(Sink sink, Context<Sink> ctx) {
        source.tell(new Source.Taken());
        return Reply.done();
      }
    }
  }
}
