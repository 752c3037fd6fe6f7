package dev.kameo.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One exploration under way: runs one schedule after the other, several at a time.
///
/// Runs go in rounds, whose sizes do not depend on threads. Within a round the runs know nothing of
/// each other, so what is found does not depend on which thread was faster.
final class Campaign {

  private static final int LARGEST_ROUND = 256;

  /// Each so many runs one is repeated, to see that it is the same.
  private static final int REPEATED = 100;

  private final Scenario scenario;
  private final Runner runner;
  private final Options options;
  private final Profile profile = new Profile();
  private final Search search;
  private final Coverage coverage = new Coverage();
  private final List<RunResult> failures = new ArrayList<>();
  private final long begin = System.nanoTime();
  private long nextProgress;
  private int done;

  /// Which schedule failed first, from 1.
  private int firstFailed;

  Campaign(Scenario scenario, Options options) {
    this.scenario = scenario;
    this.runner = new Runner(scenario, options);
    this.options = options;
    this.search = options.strategy.search(profile, options.commuting);
    this.nextProgress = options.progressEvery;
  }

  Scenes scenes() {
    return runner.scenes();
  }

  Exploration explore() {
    while (!isOver()) {
      for (Run run : round(size())) {
        done++;
        add(run);
        if (!failures.isEmpty() && !options.keepGoing) {
          return exploration();
        }
      }
      tellProgress();
    }
    return exploration();
  }

  private boolean isOver() {
    return done >= Math.min(options.schedules, search.size())
        || isTimeOver()
        || (options.stopWhenSaturated && coverage.isSaturated());
  }

  /// {@return how many runs the next round has} The first ones are small, since much is learned.
  private int size() {
    if (search.isSequential()) {
      return 1;
    }
    int most = Math.min(options.schedules, search.size()) - done;
    return Math.min(most, Math.clamp(done, 1, LARGEST_ROUND));
  }

  private void add(Run run) {
    RunResult result = run.result;
    if (run.observation != null && profile.isOpen()) {
      profile.add(run.observation, result.decisions());
    }
    coverage.add(run.interleaving);
    search.ended(result);
    Failure failure = result.failure();
    if (failure != null && failures.stream().noneMatch(known -> isSameBug(known, failure))) {
      if (failures.isEmpty()) {
        firstFailed = done;
      }
      failures.add(result);
    }
  }

  private static boolean isSameBug(RunResult known, Failure failure) {
    Failure first = known.failure();
    return first != null && first.isSameBugAs(failure);
  }

  private Exploration exploration() {
    boolean complete = search.isSequential() && done >= search.size();
    Duration took = Duration.ofNanos(elapsed());
    return new Exploration(
        scenario,
        options,
        failures,
        firstFailed,
        done,
        search.repetitions(),
        complete,
        took,
        coverage);
  }

  private long elapsed() {
    return System.nanoTime() - begin;
  }

  private boolean isTimeOver() {
    return elapsed() >= options.nanos;
  }

  private void tellProgress() {
    if (elapsed() >= nextProgress) {
      nextProgress = elapsed() + options.progressEvery;
      options.progress.accept(
          "Exploring with %s: %,d schedules in %d s, %d failures; %s"
              .formatted(
                  options.strategy, done, elapsed() / 1_000_000_000, failures.size(), coverage));
    }
  }

  /// Runs some schedules, up to the first that fails, or until the time is over.
  ///
  /// @return them in order
  private List<Run> round(int size) {
    @Nullable Run[] runs = new Run[size];
    AtomicInteger next = new AtomicInteger();
    AtomicInteger limit = new AtomicInteger(size);
    List<Thread> helpers = new ArrayList<>();
    for (int i = 1; i < Math.min(options.threads, size); i++) {
      helpers.add(Thread.ofVirtual().start(() -> work(runs, next, limit)));
    }
    work(runs, next, limit);
    helpers.forEach(Campaign::join);
    List<Run> inOrder = new ArrayList<>();
    for (int i = 0; i < limit.get(); i++) {
      Run run = runs[i];
      if (run == null) {
        break;
      }
      inOrder.add(run);
    }
    return inOrder;
  }

  private void work(@Nullable Run[] runs, AtomicInteger next, AtomicInteger limit) {
    int index;
    while ((index = next.getAndIncrement()) < limit.get() && !isTimeOver()) {
      Run run = run(done + index);
      runs[index] = run;
      if (run.result.failure() != null && !options.keepGoing) {
        limit.accumulateAndGet(index + 1, Math::min);
      }
    }
  }

  private Run run(int number) {
    long seed = Hash.mix(options.seed) + number;
    Observation observation = profile.isOpen() ? new Observation() : null;
    Interleaving interleaving = new Interleaving();
    Choices choices = search.choices(number, seed);
    long faultSeed = search.isSequential() ? options.seed : seed;
    RunResult result = runner.run(seed, new Watched(choices, observation, interleaving), faultSeed);
    if (number % REPEATED == 1 && result.failure() == null) {
      result = repeated(result);
    }
    boolean isNews = result.failure() != null;
    return new Run(isNews ? result : result.withoutTrace(), observation, interleaving);
  }

  private RunResult repeated(RunResult first) {
    List<String> lines = first.trace().lines();
    RunResult second = runner.run(first.plan());
    List<String> others = second.trace().lines();
    for (int i = 0; i < Math.max(lines.size(), others.size()); i++) {
      String line = i < lines.size() ? lines.get(i) : "the end";
      String other = i < others.size() ? others.get(i) : "the end";
      if (!line.equals(other)) {
        return first.failed(Failure.of(NondeterminismError.of(i, line, other)));
      }
    }
    return first;
  }

  private static void join(Thread helper) {
    boolean interrupted = false;
    while (helper.isAlive()) {
      try {
        helper.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// A run that has ended, and what was seen of it.
  private record Run(
      RunResult result, @Nullable Observation observation, Interleaving interleaving) {}
}
