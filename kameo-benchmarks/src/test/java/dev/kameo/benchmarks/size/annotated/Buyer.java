package dev.kameo.benchmarks.size.annotated;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.OnMessage;
import dev.kameo.Reply;
import java.time.Duration;
import java.util.List;

/// Asks all shops at the same time, and answers with the lowest price when all have answered, or
/// had their time.
public final class Buyer implements Actor {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private final List<ActorRef<Shop>> shops;

  public Buyer(List<ActorRef<Shop>> shops) {
    this.shops = shops;
  }

  @OnMessage
  public Reply<Long> best(String item) {
    Reply<Long> best = Reply.of(Long.MAX_VALUE);
    for (ActorRef<Shop> shop : shops) {
      Reply<Long> price =
          ShopMessages.of(shop).within(PATIENCE).price(item).recover(error -> Long.MAX_VALUE);
      best = best.flatMap(lowest -> price.map(other -> Math.min(lowest, other)));
    }
    return best;
  }
}
