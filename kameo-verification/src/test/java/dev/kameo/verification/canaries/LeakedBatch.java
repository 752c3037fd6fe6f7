package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
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

/// A collector that writes lines in batches of two. The bug: a message holds the collector's own
/// list, which the next line changes, before or after the writer has read it.
final class LeakedBatch implements Scenario {

  private final boolean repaired;

  LeakedBatch(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Writer> writer = kit.spawn(ActorSpec.of(Writer::new).name("writer"));
    ActorRef<Collector> collector =
        kit.spawn(ActorSpec.of(() -> new Collector(writer, repaired)).name("collector"));

    collector.tell(new Collector.Add("one"));
    collector.tell(new Collector.Add("two"));
    Relay.send(kit, 3, collector, new Collector.Add("three"));
    Relay.send(kit, 4, collector, new Collector.Add("four"));
    kit.runUntilIdle();

    assertEquals(4, writer.ask(new Writer.Written()).await().stream().distinct().count());
  }

  static final class Collector implements Actor {

    private final ActorRef<Writer> writer;
    private final boolean copies;
    private final List<String> batch = new ArrayList<>();

    Collector(ActorRef<Writer> writer, boolean copies) {
      this.writer = writer;
      this.copies = copies;
    }

    record Add(String line) implements Message<Collector, Void> {
      @Override
      public Reply<Void> handle(Collector collector, Context<Collector> ctx) {
        List<String> batch = collector.batch;
        if (batch.size() == 2) {
          batch.clear();
        }
        batch.add(line);
        if (batch.size() == 2) {
          collector.writer.tell(new Writer.Write(collector.copies ? List.copyOf(batch) : batch));
        }
        return Reply.done();
      }
    }
  }

  static final class Writer implements Actor {

    private final List<String> written = new ArrayList<>();

    record Write(List<String> lines) implements Message<Writer, Void> {
      @Override
      public Reply<Void> handle(Writer writer, Context<Writer> ctx) {
        writer.written.addAll(lines);
        return Reply.done();
      }
    }

    record Written() implements Query<Writer, List<String>> {
      @Override
      public Reply<List<String>> handle(Writer writer, Context<Writer> ctx) {
        return Reply.of(List.copyOf(writer.written));
      }
    }
  }
}
