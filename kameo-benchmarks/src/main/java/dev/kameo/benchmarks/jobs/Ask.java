package dev.kameo.benchmarks.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.FutureTask;

/// Questions one after another, and how long each takes to be answered.
///
/// @param asker who asks
record Ask(Asker asker) implements Workload {

  private static final int QUESTIONS = 2_000;

  /// Who asks.
  enum Asker {
    /// A virtual thread of nobody.
    VIRTUAL("a virtual thread"),
    /// A platform thread of nobody.
    PLATFORM("a platform thread"),
    /// Another actor.
    ACTOR("an actor");

    private final String text;

    Asker(String text) {
      this.text = text;
    }
  }

  @Override
  public String name() {
    return "ask-" + asker.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String description() {
    return "%s asks an actor and waits, again and again; answers per second, and how long one takes"
        .formatted(asker.text);
  }

  @Override
  public List<Figure> measure(Contender contender, Effort effort) throws Exception {
    Optional<Oracle> found = contender.oracle();
    if (found.isEmpty()) {
      return List.of();
    }
    Oracle oracle = found.get();
    int questions = effort.size(QUESTIONS);
    Latencies latencies = new Latencies();
    Throughput.TimedChunk chunk = () -> ask(oracle, questions, latencies);
    Throughput.repeat(effort.warmUp(), chunk);
    latencies.forget();
    double rate = Throughput.repeat(effort.measure(), chunk) * questions;
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure(name(), Unit.PER_SECOND, rate));
    figures.addAll(latencies.figures(name()));
    return figures;
  }

  private long ask(Oracle oracle, int questions, Latencies latencies) throws Exception {
    FutureTask<Long> turn = new FutureTask<>(() -> takeTurn(oracle, questions, latencies));
    if (asker == Asker.VIRTUAL) {
      Thread.startVirtualThread(turn);
    } else {
      turn.run();
    }
    return turn.get();
  }

  private long takeTurn(Oracle oracle, int questions, Latencies latencies) throws Exception {
    long begin = System.nanoTime();
    long answers =
        asker == Asker.ACTOR
            ? Answers.await(oracle.askInActor(questions, latencies), name())
            : askHere(oracle, questions, latencies);
    long nanos = System.nanoTime() - begin;
    Answers.requireEqual(name(), (long) questions * (questions + 1) / 2, answers);
    return nanos;
  }

  private static long askHere(Oracle oracle, int questions, Latencies latencies) throws Exception {
    long answers = 0;
    long before = System.nanoTime();
    for (int question = 0; question < questions; question++) {
      answers += oracle.ask(question);
      before = latencies.since(before);
    }
    return answers;
  }
}
