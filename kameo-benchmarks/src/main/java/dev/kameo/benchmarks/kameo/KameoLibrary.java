package dev.kameo.benchmarks.kameo;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.Context;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.benchmarks.jobs.Library;
import java.util.concurrent.CompletableFuture;

/// Reads by queries, which run at the same time.
final class KameoLibrary implements Library {

  private final ActorRef<Books> ref;

  KameoLibrary(ActorSystem system, int readers) {
    ref = system.spawn(ActorSpec.of(Books::new).maxConcurrentQueries(readers));
  }

  @Override
  public CompletableFuture<Long> read(long millis) {
    return ref.ask(new Read(millis)).toCompletableFuture();
  }

  private static final class Books implements Actor {}

  private record Read(long millis) implements Query<Books, Long> {
    @Override
    public Reply<Long> handle(Books books, Context<Books> ctx) throws InterruptedException {
      Thread.sleep(millis);
      return Reply.of(1L);
    }
  }
}
