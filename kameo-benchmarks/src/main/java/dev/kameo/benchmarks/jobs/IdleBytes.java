package dev.kameo.benchmarks.jobs;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/// How many bytes of heap an idle actor takes, what its virtual thread has on its stack included:
/// fresh, and gone cold after one message and a while.
///
/// @param thousands how many thousand actors
record IdleBytes(int thousands) implements Workload {

  private static final int COLLECTIONS = 4;
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
  public List<Figure> measure(Contender contender, Effort effort) throws Exception {
    Optional<Nursery> found = contender.nursery();
    if (found.isEmpty()) {
      return List.of();
    }
    Nursery nursery = found.get();
    int number = effort.size(thousands * 1_000);
    rehearse(nursery);
    Object[] children = new Object[number];
    Arrivals arrivals = new Arrivals();
    long before = heapInUse();
    nursery.spawn(children, arrivals, false);
    Thread.sleep(effort.idle());
    double fresh = (double) (heapInUse() - before) / number;
    nursery.tellEach(children);
    arrivals.await(number, name());
    Thread.sleep(effort.idle());
    double cold = (double) (heapInUse() - before) / number;
    nursery.clear();
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
