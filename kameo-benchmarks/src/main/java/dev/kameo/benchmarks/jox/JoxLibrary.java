package dev.kameo.benchmarks.jox;

import com.softwaremill.jox.structured.ActorRef;
import dev.kameo.benchmarks.jobs.Library;
import java.util.concurrent.CompletableFuture;

/// Reads one after another, as every message.
final class JoxLibrary implements Library {

  private final ActorRef<Books> ref;

  JoxLibrary(JoxScope scope) {
    ref = scope.spawn(new Books());
  }

  @Override
  public CompletableFuture<Long> read(long millis) {
    CompletableFuture<Long> done = new CompletableFuture<>();
    JoxTell.tell(ref, books -> done.complete(books.read(millis)));
    return done;
  }

  private static final class Books {
    long read(long millis) throws InterruptedException {
      Thread.sleep(millis);
      return 1;
    }
  }
}
