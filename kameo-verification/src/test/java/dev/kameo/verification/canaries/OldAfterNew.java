package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Outcome;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.util.ArrayList;
import java.util.List;

/// A value on three replicas, read from the two that answer first. The bug: who has read the new
/// value does not make sure that a majority has it, so the next reader may see the old one.
final class OldAfterNew implements Scenario {

  private final boolean repaired;

  OldAfterNew(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    List<ActorRef<Replica>> replicas = new ArrayList<>();
    for (String name : List.of("x", "y", "z")) {
      replicas.add(kit.spawn(ActorSpec.of(Replica::new).name(name)));
    }
    ActorRef<Writer> writer = kit.spawn(ActorSpec.of(Writer::new).name("writer"));
    writer.tell(new Writer.Write(replicas, 1));

    long first = reader(kit, "first", replicas).ask(new Reader.Read()).await();
    long second = reader(kit, "second", replicas).ask(new Reader.Read()).await();

    assertTrue(first <= second, "Read " + first + ", and then " + second);
  }

  private ActorRef<Reader> reader(TestKit kit, String name, List<ActorRef<Replica>> replicas) {
    return kit.spawn(ActorSpec.<Reader>with(ctx -> new Reader(ctx, replicas, repaired)).name(name));
  }

  static final class Replica implements Actor {

    private long value;

    record Get() implements Query<Replica, Long> {
      @Override
      public Reply<Long> handle(Replica replica, Context<Replica> ctx) {
        return Reply.of(replica.value);
      }
    }

    record Raise(long value) implements Message<Replica, Long> {
      @Override
      public Reply<Long> handle(Replica replica, Context<Replica> ctx) {
        replica.value = Math.max(replica.value, value);
        return Reply.of(replica.value);
      }
    }
  }

  static final class Writer implements Actor {

    record Write(List<ActorRef<Replica>> replicas, long value) implements Message<Writer, Void> {
      @Override
      public Reply<Void> handle(Writer writer, Context<Writer> ctx) {
        replicas.forEach(replica -> replica.tell(new Replica.Raise(value)));
        return Reply.done();
      }
    }
  }

  /// Reads once.
  static final class Reader implements Actor {

    private final Context<Reader> ctx;
    private final List<ActorRef<Replica>> replicas;
    private final boolean writesBack;
    private final ReplyPromise<Long> result = Reply.promise();
    private final List<Long> values = new ArrayList<>();
    private int raised;

    Reader(Context<Reader> ctx, List<ActorRef<Replica>> replicas, boolean writesBack) {
      this.ctx = ctx;
      this.replicas = replicas;
      this.writesBack = writesBack;
    }

    private void got(Outcome<Long> outcome) {
      if (outcome instanceof Outcome.Success<Long>(Long value)) {
        values.add(value);
      }
      if (values.size() == 2) {
        long newest = Math.max(values.getFirst(), values.getLast());
        if (writesBack) {
          for (ActorRef<Replica> replica : replicas) {
            ctx.pipe(
                replica.ask(new Replica.Raise(newest)), (reader, done) -> reader.raised(newest));
          }
        } else {
          result.complete(newest);
        }
      }
    }

    private void raised(long value) {
      raised++;
      if (raised == 2) {
        result.complete(value);
      }
    }

    record Read() implements Message<Reader, Long> {
      @Override
      public Reply<Long> handle(Reader reader, Context<Reader> ctx) {
        reader.replicas.forEach(replica -> ctx.pipe(replica.ask(new Replica.Get()), Reader::got));
        return reader.result.reply();
      }
    }
  }
}
