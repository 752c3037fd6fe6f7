package dev.kameo.benchmarks.kameo;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.benchmarks.jobs.Latencies;
import dev.kameo.benchmarks.jobs.Oracle;
import java.util.concurrent.CompletableFuture;

/// Asks and awaits.
final class KameoOracle implements Oracle {

  private final ActorRef<Answering> oracle;
  private final ActorRef<Asking> asker;

  KameoOracle(ActorSystem system) {
    oracle = system.spawn(Answering::new);
    asker = system.spawn(() -> new Asking(oracle));
  }

  @Override
  public long ask(long question) throws InterruptedException {
    return oracle.ask(new Question(question)).await();
  }

  @Override
  public CompletableFuture<Long> askInActor(int questions, Latencies latencies) {
    return asker.ask(new Interview(questions, latencies)).toCompletableFuture();
  }

  private static final class Answering implements Actor {}

  private static final class Asking implements Actor {
    private final ActorRef<Answering> oracle;

    Asking(ActorRef<Answering> oracle) {
      this.oracle = oracle;
    }
  }

  private record Question(long number) implements Message<Answering, Long> {
    @Override
    public Reply<Long> handle(Answering answering, Context<Answering> ctx) {
      return Reply.of(number + 1);
    }
  }

  private record Interview(int questions, Latencies latencies) implements Message<Asking, Long> {
    @Override
    public Reply<Long> handle(Asking asking, Context<Asking> ctx) throws InterruptedException {
      long answers = 0;
      long before = System.nanoTime();
      for (int number = 0; number < questions; number++) {
        answers += asking.oracle.ask(new Question(number)).await();
        before = latencies.since(before);
      }
      return Reply.of(answers);
    }
  }
}
