package dev.kameo.benchmarks.size.pekko;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.pattern.StatusReply;

/// Asks all shops at the same time, and answers with the lowest price when all have answered, or
/// had their time.
public final class Buyer {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  public record Best(String item, ActorRef<Long> replyTo) {}

  private Buyer() {}

  public static Behavior<Best> create(List<ActorRef<Shop.Price>> shops) {
    return Behaviors.receive((ctx, best) -> {
      lowest(best.item, shops, ctx.getSystem().scheduler()).thenAccept(best.replyTo::tell);
      return Behaviors.same();
    });
  }

  private static CompletionStage<Long> lowest(
      String item, List<ActorRef<Shop.Price>> shops, Scheduler scheduler) {
    CompletionStage<Long> best = CompletableFuture.completedStage(Long.MAX_VALUE);
    for (ActorRef<Shop.Price> shop : shops) {
      CompletionStage<Long> price =
          AskPattern.askWithStatus(
              shop,
              (ActorRef<StatusReply<Long>> me) -> new Shop.Price(item, me),
              PATIENCE,
              scheduler);
      best = best.thenCombine(price.exceptionally(error -> Long.MAX_VALUE), Math::min);
    }
    return best;
  }
}
