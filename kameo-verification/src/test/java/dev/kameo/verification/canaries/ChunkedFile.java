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
import java.util.SortedMap;
import java.util.TreeMap;

/// A file that is sent in chunks over two mirrors, and whose end is announced over one of them. The
/// bug: the file is closed at the announcement, while the other mirror may still have a chunk.
final class ChunkedFile implements Scenario {

  private final boolean repaired;

  ChunkedFile(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Target> target = kit.spawn(ActorSpec.of(() -> new Target(repaired)).name("target"));
    ActorRef<Mirror> north = kit.spawn(ActorSpec.of(() -> new Mirror(target)).name("north"));
    ActorRef<Mirror> south = kit.spawn(ActorSpec.of(() -> new Mirror(target)).name("south"));
    ActorRef<Source> source =
        kit.spawn(ActorSpec.of(() -> new Source(north, south)).name("source"));

    source.tell(new Source.Send("kameo"));
    kit.runUntilIdle();

    assertEquals("kameo", target.ask(new Target.Content()).await());
  }

  static final class Source implements Actor {

    private final ActorRef<Mirror> north;
    private final ActorRef<Mirror> south;

    Source(ActorRef<Mirror> north, ActorRef<Mirror> south) {
      this.north = north;
      this.south = south;
    }

    record Send(String content) implements Message<Source, Void> {
      @Override
      public Reply<Void> handle(Source source, Context<Source> ctx) {
        int length = content.length();
        for (int i = 0; i < length; i++) {
          ActorRef<Mirror> mirror = i % 2 == 0 ? source.south : source.north;
          mirror.tell(new Mirror.Pass(new Target.Chunk(i, content.charAt(i))));
        }
        source.north.tell(new Mirror.Pass(new Target.End(length)));
        return Reply.done();
      }
    }
  }

  static final class Mirror implements Actor {

    private final ActorRef<Target> target;

    Mirror(ActorRef<Target> target) {
      this.target = target;
    }

    record Pass(Message<Target, ?> message) implements Message<Mirror, Void> {
      @Override
      public Reply<Void> handle(Mirror mirror, Context<Mirror> ctx) {
        mirror.target.tell(message);
        return Reply.done();
      }
    }
  }

  static final class Target implements Actor {

    private final boolean counts;
    private final SortedMap<Integer, Character> chunks = new TreeMap<>();
    private int length = Integer.MAX_VALUE;
    private String content = "";

    Target(boolean counts) {
      this.counts = counts;
    }

    private void closeIfComplete() {
      boolean complete = counts ? chunks.size() == length : length < Integer.MAX_VALUE;
      if (complete && content.isEmpty()) {
        chunks.values().forEach(chunk -> content += chunk);
      }
    }

    record Chunk(int index, char data) implements Message<Target, Void> {
      @Override
      public Reply<Void> handle(Target target, Context<Target> ctx) {
        target.chunks.put(index, data);
        target.closeIfComplete();
        return Reply.done();
      }
    }

    record End(int length) implements Message<Target, Void> {
      @Override
      public Reply<Void> handle(Target target, Context<Target> ctx) {
        target.length = length;
        target.closeIfComplete();
        return Reply.done();
      }
    }

    record Content() implements Query<Target, String> {
      @Override
      public Reply<String> handle(Target target, Context<Target> ctx) {
        return Reply.of(target.content);
      }
    }
  }
}
