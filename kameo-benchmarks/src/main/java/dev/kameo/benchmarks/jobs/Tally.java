package dev.kameo.benchmarks.jobs;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Adds up what several parties report once each. May be used from any thread.
public final class Tally {

  private final AtomicInteger left;
  private final AtomicLong sum = new AtomicLong();
  private final CompletableFuture<Long> total = new CompletableFuture<>();

  /// @param parties how many will report
  public Tally(int parties) {
    left = new AtomicInteger(parties);
  }

  /// Reports one party's number.
  public void report(long number) {
    sum.addAndGet(number);
    if (left.decrementAndGet() == 0) {
      total.complete(sum.get());
    }
  }

  /// {@return completes with the sum when all have reported}
  public CompletableFuture<Long> total() {
    return total;
  }
}
