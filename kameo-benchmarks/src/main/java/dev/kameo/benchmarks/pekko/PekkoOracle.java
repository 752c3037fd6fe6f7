package dev.kameo.benchmarks.pekko;

import dev.kameo.benchmarks.jobs.Latencies;
import dev.kameo.benchmarks.jobs.Oracle;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Asks with the ask pattern, which needs a time limit. An actor does not wait in its handler: the
/// answer comes as a message, and then it asks again.
final class PekkoOracle implements Oracle {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Guardian guardian;
  private final ActorRef<Question> oracle;
  private final ActorRef<ToAsker> asker;

  PekkoOracle(Guardian guardian) {
    this.guardian = guardian;
    this.oracle = guardian.spawn(Behaviors.receiveMessage(PekkoOracle::answer));
    this.asker = guardian.spawn(Behaviors.setup(ctx -> new Asking(ctx, oracle).behavior()));
  }

  @Override
  public long ask(long number) throws InterruptedException, ExecutionException {
    return AskPattern.<Question, Long>ask(
            oracle, to -> new Question(number, to), LIMIT, guardian.system().scheduler())
        .toCompletableFuture()
        .get();
  }

  @Override
  public CompletableFuture<Long> askInActor(int questions, Latencies latencies) {
    Interview interview = new Interview(questions, latencies, new CompletableFuture<>());
    asker.tell(interview);
    return interview.answers;
  }

  private static Behavior<Question> answer(Question question) {
    question.to.tell(question.number + 1);
    return Behaviors.same();
  }

  private record Question(long number, ActorRef<Long> to) {}

  private sealed interface ToAsker {}

  private record Interview(int questions, Latencies latencies, CompletableFuture<Long> answers)
      implements ToAsker {}

  private record Answer(long number) implements ToAsker {}

  private record NoAnswer(Throwable error) implements ToAsker {}

  private static final class Asking {
    private final ActorContext<ToAsker> ctx;
    private final ActorRef<Question> oracle;
    private Interview interview;
    private int asked;
    private long answers;
    private long before;

    Asking(ActorContext<ToAsker> ctx, ActorRef<Question> oracle) {
      this.ctx = ctx;
      this.oracle = oracle;
      this.interview = new Interview(0, new Latencies(), new CompletableFuture<>());
    }

    Behavior<ToAsker> behavior() {
      return Behaviors.receiveMessage(message -> {
        switch (message) {
          case Interview next -> begin(next);
          case Answer(long number) -> goOn(number);
          case NoAnswer(Throwable error) -> interview.answers.completeExceptionally(error);
        }
        return Behaviors.same();
      });
    }

    private void begin(Interview next) {
      interview = next;
      asked = 0;
      answers = 0;
      before = System.nanoTime();
      ask();
    }

    private void goOn(long answer) {
      answers += answer;
      before = interview.latencies.since(before);
      if (asked < interview.questions) {
        ask();
      } else {
        interview.answers.complete(answers);
      }
    }

    private void ask() {
      long number = asked++;
      ctx.ask(
          Long.class,
          oracle,
          LIMIT,
          (ActorRef<Long> to) -> new Question(number, to),
          (answer, error) -> answer != null ? new Answer(answer) : new NoAnswer(error));
    }
  }
}
