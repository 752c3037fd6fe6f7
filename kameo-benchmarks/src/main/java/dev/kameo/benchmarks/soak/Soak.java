package dev.kameo.benchmarks.soak;

import dev.kameo.ActorSystem;
import dev.kameo.ShutdownReport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The program behind `mvn -q -Psoak`.
public final class Soak {

  private static final List<String> SCHEDULERS = List.of("virtual", "forkjoin");
  private static final int LAPS = 12;
  private static final int PRODUCERS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long NAP_NANOS = 1_000_000;
  private static final int COLLECTIONS = 3;

  private final String scheduler;
  private final Ledger ledger = new Ledger();
  private final Trend heap = new Trend();
  private final List<String> broken = new ArrayList<>();

  private Soak(String scheduler) {
    this.scheduler = scheduler;
  }

  /// Runs on each scheduler, prints what came of it, and fails if something is broken.
  ///
  /// @param args how many seconds, all in all
  public static void main(String[] args) throws Exception {
    double seconds = Double.parseDouble(args[0]) / SCHEDULERS.size();
    boolean allIsWell = true;
    for (String scheduler : SCHEDULERS) {
      SoakReport report = run(scheduler, Duration.ofMillis((long) (seconds * 1_000)));
      System.out.println(report.toText());
      allIsWell &= report.broken().isEmpty();
    }
    System.exit(allIsWell ? 0 : 1);
  }

  /// {@return what came of a soak on that scheduler, of about that time}
  public static SoakReport run(String scheduler, Duration time)
      throws IOException, InterruptedException, ExecutionException {
    return new Soak(scheduler).run(time);
  }

  private SoakReport run(Duration time)
      throws IOException, InterruptedException, ExecutionException {
    Map<Long, String> threadsBefore = LivingThreads.now();
    long begin = System.nanoTime();
    ActorSystem system = ActorSystem.builder().name("soak").scheduler(scheduler).create();
    try (ExecutorService platform = Executors.newCachedThreadPool();
        ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      Load load = new Load(system, ledger);
      for (int lap = 0; lap < LAPS && broken.isEmpty(); lap++) {
        lap(load, lap, time.dividedBy(LAPS), List.of(platform, virtual));
        if (lap > 0) {
          heap.add(seconds(begin), heapInUse());
        }
      }
    }
    close(system);
    checkThreads(threadsBefore);
    return new SoakReport(
        scheduler, seconds(begin), ledger.toText(), heap.values(), heap.slope(), broken);
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  /// Full speed for a while, and then until nothing is open.
  private void lap(Load load, int lap, Duration time, List<ExecutorService> threads)
      throws InterruptedException, ExecutionException {
    long deadline = System.nanoTime() + time.toNanos();
    List<Future<Void>> producers = new ArrayList<>();
    for (int producer = 0; producer < PRODUCERS; producer++) {
      long seed = (long) lap * PRODUCERS + producer;
      Callable<Void> work =
          () -> {
            load.produce(seed, deadline);
            return null;
          };
      producers.add(threads.get(producer % threads.size()).submit(work));
    }
    for (Future<Void> producer : producers) {
      producer.get();
    }
    if (!comesTrue(ledger::isSettled)) {
      broken.add("The law of conservation does not hold after lap " + lap + ": " + ledger.toText());
    }
    if (!comesTrue(load::isNobodyLeft)) {
      broken.add("Actors are left after lap " + lap);
    }
  }

  private static boolean comesTrue(BooleanSupplier hope) {
    long last = System.nanoTime() + PATIENCE.toNanos();
    while (!hope.getAsBoolean() && System.nanoTime() - last < 0) {
      LockSupport.parkNanos(NAP_NANOS);
    }
    return hope.getAsBoolean();
  }

  private void close(ActorSystem system) throws InterruptedException {
    ShutdownReport report = system.shutdown(PATIENCE);
    if (!report.isClean()) {
      broken.add("Did not stop: " + report.notStopped());
    }
    if (!ledger.isSettled()) {
      broken.add("The law of conservation does not hold in the end: " + ledger.toText());
    }
    if (ledger.begun.sum() != ledger.ended.sum()) {
      broken.add("Lives that began and ended differ: " + ledger.toText());
    }
  }

  private void checkThreads(Map<Long, String> before) throws IOException {
    Map<Long, String> left = LivingThreads.now();
    left.keySet().removeAll(before.keySet());
    if (!left.isEmpty()) {
      broken.add("Threads are left: " + left.values());
    }
  }

  private static double heapInUse() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
