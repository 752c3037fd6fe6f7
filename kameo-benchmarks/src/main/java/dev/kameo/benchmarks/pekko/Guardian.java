package dev.kameo.benchmarks.pekko;

import com.typesafe.config.Config;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A system whose first actor does what it is told, as only actors may spawn.
///
/// @param system of the guardian
record Guardian(ActorSystem<Guardian.Order> system) {

  private static final long CLOSE_SECONDS = 60;

  /// Something for the guardian to do.
  interface Order extends Consumer<ActorContext<Order>> {}

  static Guardian start(Config config) {
    return new Guardian(ActorSystem.create(Behaviors.setup(Guardian::obey), "pekko", config));
  }

  private static Behavior<Order> obey(ActorContext<Order> ctx) {
    return Behaviors.receiveMessage(order -> {
      order.accept(ctx);
      return Behaviors.same();
    });
  }

  /// {@return a new actor}
  <T> ActorRef<T> spawn(Behavior<T> behavior) {
    return spawn(behavior, Props.empty());
  }

  /// {@return a new actor with choices}
  <T> ActorRef<T> spawn(Behavior<T> behavior, Props props) {
    CompletableFuture<ActorRef<T>> ref = new CompletableFuture<>();
    system.tell(ctx -> ref.complete(ctx.spawnAnonymous(behavior, props)));
    return ref.join();
  }

  /// Stops an actor and waits for its end, and that of its children.
  void stop(ActorRef<?> ref) {
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    system.tell(ctx -> {
      ctx.spawnAnonymous(Watcher.of(ref, ended));
      ctx.stop(ref);
    });
    ended.join();
  }

  void close() {
    system.terminate();
    try {
      system.getWhenTerminated().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Pekko did not end", e);
    }
  }
}
