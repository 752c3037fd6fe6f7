package dev.kameo.benchmarks.jobs;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/// Producing threads tell one actor, as fast as they can (Savina: counting). With one producer
/// also: how many bytes that allocates in all threads, for each message.
///
/// @param producers how many threads tell
/// @param capacity how many messages may wait in the mailbox
record Counting(int producers, int capacity) implements Workload {

  private static final int UNBOUNDED = Integer.MAX_VALUE;
  private static final int MESSAGES = 400_000;
  private static final int TURNS_FOR_BYTES = 5;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  Counting(int producers) {
    this(producers, UNBOUNDED);
  }

  @Override
  public String name() {
    return isBounded() ? "bounded" : "counting-" + producers;
  }

  @Override
  public String description() {
    return "%d %s one actor, which counts%s; messages per second"
        .formatted(
            producers,
            producers == 1 ? "thread tells" : "threads tell",
            isBounded() ? ", and wait while %d messages wait there".formatted(capacity) : "");
  }

  private boolean isBounded() {
    return capacity != UNBOUNDED;
  }

  @Override
  public List<Figure> measure(Contender contender, Effort effort) throws Exception {
    Optional<Counter> found =
        isBounded() ? contender.boundedCounter(capacity) : contender.counter();
    if (found.isEmpty()) {
      return List.of();
    }
    Counter counter = found.get();
    int each = effort.size(MESSAGES) / producers;
    Figure rate =
        Throughput.measure(name(), (long) producers * each, effort, () -> count(counter, each));
    return producers == 1 && !isBounded()
        ? List.of(rate, new Figure("bytes-per-tell", Unit.BYTES, bytesPerTell(counter, each)))
        : List.of(rate);
  }

  private void count(Counter counter, int each) throws Exception {
    Thread[] others = new Thread[producers - 1];
    for (int i = 0; i < others.length; i++) {
      others[i] = Thread.ofPlatform().start(() -> tell(counter, each));
    }
    tell(counter, each);
    for (Thread other : others) {
      other.join();
    }
    Answers.expect((long) producers * each, counter.total(), name());
  }

  private static void tell(Counter counter, int times) {
    for (int i = 0; i < times; i++) {
      counter.tell();
    }
  }

  private double bytesPerTell(Counter counter, int each) throws Exception {
    long before = THREADS.getTotalThreadAllocatedBytes();
    for (int turn = 0; turn < TURNS_FOR_BYTES; turn++) {
      count(counter, each);
    }
    long bytes = THREADS.getTotalThreadAllocatedBytes() - before;
    return (double) bytes / ((long) TURNS_FOR_BYTES * each);
  }
}
