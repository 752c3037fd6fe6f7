package dev.kameo.benchmarks.floor;

import dev.kameo.benchmarks.jobs.Library;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Reads one after another, as every message.
final class FloorLibrary implements Library {

  private final FloorActor actor;

  FloorLibrary(Floor floor) {
    actor = floor.spawn((_, message) -> handle(message));
  }

  @Override
  public CompletableFuture<Long> read(long millis) {
    Read read = new Read(millis, new CompletableFuture<>());
    actor.tell(read);
    return read.done;
  }

  private static void handle(@Nullable Object message) {
    if (message instanceof Read read) {
      try {
        Thread.sleep(read.millis);
        read.done.complete(1L);
      } catch (InterruptedException e) {
        read.done.completeExceptionally(e);
      }
    }
  }

  private record Read(long millis, CompletableFuture<Long> done) {}
}
