package dev.kameo.benchmarks.vertx;

import dev.kameo.benchmarks.jobs.Latencies;
import dev.kameo.benchmarks.jobs.Oracle;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Requests and replies. A verticle does not wait: it asks again when the answer is there.
final class VertxOracle implements Oracle {

  private final EventBus events;
  private final String oracle;
  private final String asker;

  VertxOracle(Bus bus) {
    events = bus.events();
    oracle = bus.newAddress();
    asker = bus.newAddress();
    bus.<Long>deploy(oracle, question -> question.reply(question.body() + 1));
    bus.<Parcel>deploy(asker, this::begin);
  }

  @Override
  public long ask(long question) throws InterruptedException, ExecutionException {
    return events
        .<Long>request(oracle, question)
        .toCompletionStage()
        .toCompletableFuture()
        .get()
        .body();
  }

  @Override
  public CompletableFuture<Long> askInActor(int questions, Latencies latencies) {
    Interview interview = new Interview(questions, latencies);
    events.send(asker, new Parcel(interview));
    return interview.result;
  }

  private void begin(Message<Parcel> message) {
    if (message.body().content() instanceof Interview interview) {
      interview.before = System.nanoTime();
      ask(interview);
    }
  }

  private void ask(Interview interview) {
    events
        .<Long>request(oracle, interview.asked++)
        .onSuccess(answer -> goOn(interview, answer.body()))
        .onFailure(interview.result::completeExceptionally);
  }

  private void goOn(Interview interview, long answer) {
    interview.answers += answer;
    interview.before = interview.latencies.since(interview.before);
    if (interview.asked < interview.questions) {
      ask(interview);
    } else {
      interview.result.complete(interview.answers);
    }
  }

  /// The asker's.
  private static final class Interview {
    private final CompletableFuture<Long> result = new CompletableFuture<>();
    private final int questions;
    private final Latencies latencies;
    private long asked;
    private long answers;
    private long before;

    Interview(int questions, Latencies latencies) {
      this.questions = questions;
      this.latencies = latencies;
    }
  }
}
