package dev.kameo.benchmarks.jox;

import com.softwaremill.jox.structured.ActorRef;
import com.softwaremill.jox.structured.ThrowingConsumer;
import dev.kameo.benchmarks.jobs.Counter;
import java.util.concurrent.CompletableFuture;

/// Counts.
final class JoxCounter implements Counter {

  private static final ThrowingConsumer<Counting> INC = counting -> counting.count++;

  private final ActorRef<Counting> ref;

  JoxCounter(JoxScope scope) {
    ref = scope.spawn(new Counting());
  }

  @Override
  public void tell() {
    JoxTell.tell(ref, INC);
  }

  @Override
  public CompletableFuture<Long> total() {
    CompletableFuture<Long> total = new CompletableFuture<>();
    JoxTell.tell(
        ref,
        counting -> {
          total.complete(counting.count);
          counting.count = 0;
        });
    return total;
  }

  private static final class Counting {
    private long count;
  }
}
