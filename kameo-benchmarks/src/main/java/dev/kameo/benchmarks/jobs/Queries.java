package dev.kameo.benchmarks.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Reads of one actor, several at once.
///
/// @param readers how many at once
record Queries(int readers) implements Workload {

  private static final int ROUNDS = 2;
  private static final int TURNS = 10;
  private static final long MILLIS = 1;

  @Override
  public String name() {
    return "queries";
  }

  @Override
  public String description() {
    return "%d reads of one actor at a time, each of which waits %d ms in its handler; reads per second"
        .formatted(readers, MILLIS);
  }

  @Override
  public int mostRounds() {
    return ROUNDS;
  }

  @Override
  public List<Figure> measure(Contender contender, Effort effort) throws Exception {
    Optional<Library> library = contender.library(readers);
    if (library.isEmpty()) {
      return List.of();
    }
    return List.of(
        Throughput.measure(
            name(),
            (long) TURNS * readers,
            effort,
            () -> {
              for (int turn = 0; turn < TURNS; turn++) {
                read(library.get());
              }
            }));
  }

  private void read(Library library) throws Exception {
    List<CompletableFuture<Long>> reads = new ArrayList<>();
    for (int i = 0; i < readers; i++) {
      reads.add(library.read(MILLIS));
    }
    long done = 0;
    for (CompletableFuture<Long> read : reads) {
      done += Answers.await(read, name());
    }
    Answers.requireEqual(name(), readers, done);
  }
}
