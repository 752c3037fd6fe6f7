package dev.kameo.benchmarks.floor;

import dev.kameo.benchmarks.jobs.Counter;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Counts.
final class FloorCounter implements Counter {

  private static final Object INC = new Object();

  private final FloorActor actor;

  FloorCounter(Floor floor) {
    actor = floor.spawn(new Counting());
  }

  @Override
  public void tell() {
    actor.tell(INC);
  }

  @Override
  public CompletableFuture<Long> total() {
    Take take = new Take(new CompletableFuture<>());
    actor.tell(take);
    return take.result;
  }

  private record Take(CompletableFuture<Long> result) {}

  private static final class Counting implements Handler {
    private long count;

    @Override
    public void handle(FloorActor self, @Nullable Object message) {
      if (message instanceof Take take) {
        take.result.complete(count);
        count = 0;
      } else {
        count++;
      }
    }
  }
}
