package dev.kameo.benchmarks.jobs;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How many bytes of heap an idle actor takes, what its virtual thread has on its stack included:
/// fresh, and gone cold after one message and a while.
///
/// @param thousands how many thousand actors
record IdleBytes(int thousands) implements Workload {

  private static final int COLLECTIONS = 3;
  private static final Duration A_MILLION = Duration.ofSeconds(15);
  private static final int REHEARSAL = 1_000;

  @Override
  public String name() {
    return "bytes-" + Amounts.of(thousands);
  }

  @Override
  public String description() {
    return "%s idle actors, fresh, and cold: after one message and a while; heap bytes of each"
        .formatted(Amounts.of(thousands));
  }

  @Override
  public int mostRounds() {
    return thousands < 1_000 ? 2 : 1;
  }

  @Override
  public Duration duration(Effort effort) {
    Duration once = A_MILLION.multipliedBy(thousands).dividedBy(1_000);
    return effort.idle().multipliedBy(3).dividedBy(2).plus(once);
  }

  @Override
  public List<Figure> measure(Contender contender, Effort effort) throws Exception {
    Optional<Nursery> found = contender.nursery();
    if (found.isEmpty()) {
      return List.of();
    }
    Nursery nursery = found.get();
    rehearse(nursery);
    Object[] children = new Object[effort.size(thousands * 1_000)];
    try {
      return measure(nursery, children, effort.idle());
    } finally {
      // Some are alive only as long as somebody knows them.
      Reference.reachabilityFence(children);
    }
  }

  private List<Figure> measure(Nursery nursery, Object[] children, Duration idle) throws Exception {
    Arrivals arrivals = new Arrivals();
    long before = heapInUse();
    nursery.spawn(children, arrivals, false);
    Thread.sleep(idle.dividedBy(2));
    double fresh = (double) (heapInUse() - before) / children.length;
    nursery.tellEach(children);
    arrivals.await(children.length, name());
    Thread.sleep(idle);
    double cold = (double) (heapInUse() - before) / children.length;
    return List.of(
        new Figure(name() + "-fresh", Unit.BYTES, fresh),
        new Figure(name() + "-cold", Unit.BYTES, cold));
  }

  /// So that what is made only once is there already.
  private void rehearse(Nursery nursery) throws Exception {
    Object[] children = new Object[REHEARSAL];
    Arrivals arrivals = new Arrivals();
    nursery.spawn(children, arrivals, true);
    arrivals.await(REHEARSAL, name());
    nursery.clear();
  }

  private static long heapInUse() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
