package dev.kameo.benchmarks.pekko;

import dev.kameo.benchmarks.jobs.Library;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Reads one after another, as every message.
final class PekkoLibrary implements Library {

  private final ActorRef<Read> ref;

  PekkoLibrary(Guardian guardian) {
    ref = guardian.spawn(Behaviors.receiveMessage(PekkoLibrary::handle));
  }

  @Override
  public CompletableFuture<Long> read(long millis) {
    Read read = new Read(millis, new CompletableFuture<>());
    ref.tell(read);
    return read.done;
  }

  private static Behavior<Read> handle(Read read) throws InterruptedException {
    Thread.sleep(read.millis);
    read.done.complete(1L);
    return Behaviors.same();
  }

  private record Read(long millis, CompletableFuture<Long> done) {}
}
