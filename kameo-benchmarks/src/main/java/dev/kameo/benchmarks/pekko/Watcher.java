package dev.kameo.benchmarks.pekko;

import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// An actor that waits for the end of another.
final class Watcher {

  private Watcher() {}

  /// @param ended is completed then
  static Behavior<Void> of(ActorRef<?> ref, CompletableFuture<Boolean> ended) {
    return Behaviors.setup(ctx -> {
      ctx.watch(ref);
      return Behaviors.receive(Void.class)
          .onSignal(
              Terminated.class,
              signal -> {
                ended.complete(true);
                return Behaviors.stopped();
              })
          .build();
    });
  }
}
