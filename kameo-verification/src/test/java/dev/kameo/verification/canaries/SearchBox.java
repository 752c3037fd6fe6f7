package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Outcome;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.time.Duration;

/// A search box that waits for a pause in typing and then asks an index, a quick one for short
/// words and another for longer ones. The bug: if the timer fires between two keys, the answer for
/// the first may come last, and stays.
final class SearchBox implements Scenario {

  private final boolean repaired;

  SearchBox(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Index> quick = kit.spawn(ActorSpec.of(Index::new).name("quick"));
    ActorRef<Index> deep = kit.spawn(ActorSpec.of(Index::new).name("deep"));
    ActorRef<Box> box = kit.spawn(ActorSpec.of(() -> new Box(quick, deep, repaired)).name("box"));

    box.tell(new Box.Type("k"));
    box.tell(new Box.Type("ka"));
    kit.advance(Duration.ofSeconds(5));

    assertEquals("results for ka", box.ask(new Box.Shown()).await());
  }

  static final class Index implements Actor {

    record Find(String text) implements Query<Index, String> {
      @Override
      public Reply<String> handle(Index index, Context<Index> ctx) {
        return Reply.of("results for " + text);
      }
    }
  }

  static final class Box implements Actor {

    private final ActorRef<Index> quick;
    private final ActorRef<Index> deep;
    private final boolean compares;
    private String text = "";
    private String shown = "";

    Box(ActorRef<Index> quick, ActorRef<Index> deep, boolean compares) {
      this.quick = quick;
      this.deep = deep;
      this.compares = compares;
    }

    private void found(String searched, Outcome<String> outcome) {
      if (outcome instanceof Outcome.Success<String>(String result)
          && (!compares || searched.equals(text))) {
        shown = result;
      }
    }

    record Type(String text) implements Message<Box, Void> {
      @Override
      public Reply<Void> handle(Box box, Context<Box> ctx) {
        box.text = text;
        ctx.timers().once("pause", Duration.ofMillis(300), new Search());
        return Reply.done();
      }
    }

    record Search() implements Message<Box, Void> {
      @Override
      public Reply<Void> handle(Box box, Context<Box> ctx) {
        String searched = box.text;
        ActorRef<Index> index = searched.length() > 1 ? box.quick : box.deep;
        ctx.pipe(
            index.ask(new Index.Find(searched)), (self, outcome) -> self.found(searched, outcome));
        return Reply.done();
      }
    }

    record Shown() implements Message<Box, String> {
      @Override
      public Reply<String> handle(Box box, Context<Box> ctx) {
        return Reply.of(box.shown);
      }
    }
  }
}
