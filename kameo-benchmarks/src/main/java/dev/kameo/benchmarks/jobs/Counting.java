package dev.kameo.benchmarks.jobs;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/// Producing threads tell one actor, as fast as they can (Savina: counting). Also: how many bytes
/// that allocates in all threads, for each message.
///
/// @param producers how many threads tell
record Counting(int producers) implements Workload {

  private static final int MESSAGES = 400_000;

  @Override
  public String name() {
    return "counting-" + producers;
  }

  @Override
  public String description() {
    return "%d %s one actor, which counts; messages per second"
        .formatted(producers, producers == 1 ? "thread tells" : "threads tell");
  }

  @Override
  public List<Figure> measure(Contender contender, Effort effort) throws Exception {
    Optional<Counter> counter = contender.counter();
    if (counter.isEmpty()) {
      return List.of();
    }
    int each = effort.size(MESSAGES) / producers;
    Run run = new Run(name(), counter.get(), producers, each);
    double perSecond = Throughput.measure(run, (long) producers * each, effort);
    Figure speed = new Figure(name(), Unit.PER_SECOND, perSecond);
    return producers > 1
        ? List.of(speed)
        : List.of(speed, new Figure("bytes-per-tell", Unit.BYTES, run.bytesPerTell()));
  }

  private record Run(String what, Counter counter, int producers, int each)
      implements Throughput.Chunk {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BYTES_TURNS = 5;

    @Override
    public long run() throws Exception {
      long begin = System.nanoTime();
      Thread[] others = new Thread[producers - 1];
      for (int i = 0; i < others.length; i++) {
        others[i] = Thread.ofPlatform().start(this::produce);
      }
      produce();
      for (Thread other : others) {
        other.join();
      }
      Answers.expect((long) producers * each, counter.total(), what);
      return System.nanoTime() - begin;
    }

    private void produce() {
      for (int i = 0; i < each; i++) {
        counter.tell();
      }
    }

    double bytesPerTell() throws Exception {
      long before = THREADS.getTotalThreadAllocatedBytes();
      for (int turn = 0; turn < BYTES_TURNS; turn++) {
        run();
      }
      long bytes = THREADS.getTotalThreadAllocatedBytes() - before;
      return (double) bytes / ((long) BYTES_TURNS * producers * each);
    }
  }
}
