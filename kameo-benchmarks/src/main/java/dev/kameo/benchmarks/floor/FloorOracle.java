package dev.kameo.benchmarks.floor;

import dev.kameo.benchmarks.jobs.Latencies;
import dev.kameo.benchmarks.jobs.Oracle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// Answers through a future in the question. Waiting for it holds a thread of the pool, which the
/// pool replaces; a virtual thread it parks.
final class FloorOracle implements Oracle {

  private final FloorActor oracle;
  private final FloorActor asker;

  FloorOracle(Floor floor) {
    oracle = floor.spawn((_, message) -> answer(message));
    asker = floor.spawn((_, message) -> askAll(message));
  }

  @Override
  public long ask(long number) throws InterruptedException, ExecutionException {
    Question question = new Question(number, new CompletableFuture<>());
    oracle.tell(question);
    return question.answer.get();
  }

  @Override
  public CompletableFuture<Long> askInActor(int questions, Latencies latencies) {
    Interview interview = new Interview(questions, latencies, new CompletableFuture<>());
    asker.tell(interview);
    return interview.answers;
  }

  private record Question(long number, CompletableFuture<Long> answer) {}

  private record Interview(int questions, Latencies latencies, CompletableFuture<Long> answers) {}

  private static void answer(@Nullable Object message) {
    if (message instanceof Question question) {
      question.answer.complete(question.number + 1);
    }
  }

  private void askAll(@Nullable Object message) {
    if (message instanceof Interview interview) {
      try {
        long answers = 0;
        long before = System.nanoTime();
        for (int number = 0; number < interview.questions; number++) {
          answers += ask(number);
          before = interview.latencies.since(before);
        }
        interview.answers.complete(answers);
      } catch (InterruptedException | ExecutionException e) {
        interview.answers.completeExceptionally(e);
      }
    }
  }
}
