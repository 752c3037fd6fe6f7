package dev.kameo.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One exploration under way: runs one schedule after the other, several at a time.
///
/// Runs go in rounds, whose sizes do not depend on threads. Within a round the runs know nothing of
/// each other, so what is found does not depend on which thread was faster.
final class Campaign {

  private static final int ROUND = 256;

  private final Runner runner;
  private final Scenario scenario;
  private final Options options;
  private final Search search;
  private final long begin = System.nanoTime();

  Campaign(Scenario scenario, Options options) {
    this.scenario = scenario;
    this.runner = new Runner(scenario);
    this.options = options;
    this.search = options.strategy.search();
  }

  Exploration explore() {
    int done = 0;
    while (done < options.schedules && !isTimeOver()) {
      List<RunResult> round = round(done, Math.min(ROUND, options.schedules - done));
      for (RunResult result : round) {
        done++;
        if (result.failure() != null) {
          return exploration(done, result);
        }
      }
    }
    return exploration(done, null);
  }

  private Exploration exploration(int done, @Nullable RunResult failed) {
    return new Exploration(scenario, done, Duration.ofNanos(elapsed()), failed);
  }

  private long elapsed() {
    return System.nanoTime() - begin;
  }

  private boolean isTimeOver() {
    return elapsed() >= options.nanos;
  }

  /// Runs some schedules, up to the first that fails, or until the time is over.
  ///
  /// @return their results in order
  private List<RunResult> round(int first, int size) {
    @Nullable RunResult[] results = new RunResult[size];
    AtomicInteger next = new AtomicInteger();
    AtomicInteger limit = new AtomicInteger(size);
    List<Thread> helpers = new ArrayList<>();
    for (int i = 1; i < Math.min(options.threads, size); i++) {
      helpers.add(Thread.ofVirtual().start(() -> run(first, results, next, limit)));
    }
    run(first, results, next, limit);
    helpers.forEach(Campaign::join);
    List<RunResult> inOrder = new ArrayList<>();
    for (RunResult result : Arrays.asList(results).subList(0, limit.get())) {
      if (result == null) {
        break;
      }
      inOrder.add(result);
    }
    return inOrder;
  }

  private void run(
      int first, @Nullable RunResult[] results, AtomicInteger next, AtomicInteger limit) {
    int index;
    while ((index = next.getAndIncrement()) < limit.get() && !isTimeOver()) {
      long seed = seed(first + index);
      RunResult result = runner.run(seed, search.choices(first + index, seed));
      results[index] = result;
      if (result.failure() != null) {
        limit.accumulateAndGet(index + 1, Math::min);
      }
    }
  }

  private long seed(int number) {
    return options.seed * 0x9E3779B97F4A7C15L + number;
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
}
