package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// Whoever finds an answer, without having waited for it, knows what the answerer did before, and
/// cannot overtake it.
class ReplyCausalityTest {

  private static final int SEEDS = 500;

  /// Tells a log, and then answers.
  static final class Answerer implements Actor {

    record Question(ActorRef<Log> log) implements Message<Answerer, Integer> {
      @Override
      public Reply<Integer> handle(Answerer answerer, Context<Answerer> ctx) {
        log.tell(new Log.Add("before the answer"));
        return Reply.of(42);
      }
    }
  }

  /// Remembers what came, in order.
  static final class Log implements Actor {

    private final List<String> entries = new ArrayList<>();

    record Add(String entry) implements Message<Log, Void> {
      @Override
      public Reply<Void> handle(Log log, Context<Log> ctx) {
        log.entries.add(entry);
        return Reply.done();
      }
    }

    record Entries() implements Message<Log, List<String>> {
      @Override
      public Reply<List<String>> handle(Log log, Context<Log> ctx) {
        return Reply.of(List.copyOf(log.entries));
      }
    }
  }

  /// Asks, does something else for a while, and looks at the answer when it is there.
  static final class Asker implements Actor {

    private final BiConsumer<Reply<Integer>, Runnable> look;

    Asker(BiConsumer<Reply<Integer>, Runnable> look) {
      this.look = look;
    }

    record Begin(ActorRef<Answerer> answerer, ActorRef<Log> log) implements Message<Asker, Void> {
      @Override
      public Reply<Void> handle(Asker asker, Context<Asker> ctx) {
        Reply<Integer> reply = answerer.ask(new Answerer.Question(log));
        ctx.self().tell(new Look(reply, log, 1));
        return Reply.done();
      }
    }

    record Look(Reply<Integer> reply, ActorRef<Log> log, int left) implements Message<Asker, Void> {
      @Override
      public Reply<Void> handle(Asker asker, Context<Asker> ctx) {
        if (left == 0) {
          asker.look.accept(reply, () -> log.tell(new Log.Add("after the answer")));
        } else {
          ctx.self().tell(new Look(reply, log, left - 1));
        }
        return Reply.done();
      }
    }
  }

  /// {@return in how many runs the asker had its say}
  private static int runs(BiConsumer<Reply<Integer>, Runnable> look) throws InterruptedException {
    int both = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      try (TestKit kit = TestKit.create(seed)) {
        ActorRef<Log> log = kit.spawn(Log::new);
        ActorRef<Answerer> answerer = kit.spawn(Answerer::new);
        kit.spawn(() -> new Asker(look)).tell(new Asker.Begin(answerer, log));
        kit.runUntilIdle();

        List<String> entries = log.ask(new Log.Entries()).await();
        assertEquals("before the answer", entries.getFirst(), "seed " + seed);
        both += entries.size() - 1;
      }
    }
    return both;
  }

  @Test
  void whoeverSeesThatAReplyIsDoneDoesNotOvertakeItsCause() throws Exception {
    int seen =
        runs((reply, tell) -> {
          if (reply.isDone()) {
            tell.run();
          }
        });

    assertTrue(seen > SEEDS / 10, "only " + seen);
  }

  @Test
  void whoeverGetsADoneReplyWithoutWaitingDoesNotOvertakeItsCause() throws Exception {
    assertEquals(
        SEEDS,
        runs((reply, tell) -> {
          try {
            assertEquals(42, reply.await());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          tell.run();
        }));
  }

  @Test
  void whateverIsDoneWithADoneReplyDoesNotOvertakeItsCause() throws Exception {
    assertEquals(SEEDS, runs((reply, tell) -> reply.whenDone(_ -> tell.run())));
    assertEquals(
        SEEDS, runs((reply, tell) -> reply.map(answer -> answer + 1).whenDone(_ -> tell.run())));
  }

  @Test
  void theTestsOwnThreadDoesNotOvertakeEither() throws Exception {
    for (long seed = 0; seed < SEEDS; seed++) {
      try (TestKit kit = TestKit.create(seed)) {
        ActorRef<Log> log = kit.spawn(Log::new);
        ActorRef<Answerer> answerer = kit.spawn(Answerer::new);
        Reply<Integer> reply = answerer.ask(new Answerer.Question(log));
        while (!reply.isDone()) {
          kit.step();
        }

        log.tell(new Log.Add("after the answer"));

        assertEquals(
            List.of("before the answer", "after the answer"), log.ask(new Log.Entries()).await());
      }
    }
  }
}
