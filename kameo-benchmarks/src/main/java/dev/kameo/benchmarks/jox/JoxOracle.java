package dev.kameo.benchmarks.jox;

import com.softwaremill.jox.structured.ActorRef;
import dev.kameo.benchmarks.jobs.Latencies;
import dev.kameo.benchmarks.jobs.Oracle;
import java.util.concurrent.CompletableFuture;

/// Asks, which waits.
final class JoxOracle implements Oracle {

  private final ActorRef<Answering> oracle;
  private final ActorRef<Asking> asker;

  JoxOracle(JoxScope scope) {
    oracle = scope.spawn(new Answering());
    asker = scope.spawn(new Asking());
  }

  @Override
  public long ask(long question) throws Exception {
    return oracle.<Long>ask(answering -> answering.answer(question));
  }

  @Override
  public CompletableFuture<Long> askInActor(int questions, Latencies latencies) {
    CompletableFuture<Long> answers = new CompletableFuture<>();
    JoxTell.tell(asker, asking -> answers.complete(asking.askAll(oracle, questions, latencies)));
    return answers;
  }

  private static final class Answering {
    long answer(long question) {
      return question + 1;
    }
  }

  private static final class Asking {
    long askAll(ActorRef<Answering> oracle, int questions, Latencies latencies) throws Exception {
      long answers = 0;
      long before = System.nanoTime();
      for (int i = 0; i < questions; i++) {
        long question = i;
        answers += oracle.<Long>ask(answering -> answering.answer(question));
        before = latencies.since(before);
      }
      return answers;
    }
  }
}
