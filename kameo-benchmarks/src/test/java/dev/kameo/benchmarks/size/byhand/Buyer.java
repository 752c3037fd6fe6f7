package dev.kameo.benchmarks.size.byhand;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
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

  public record Best(String item) implements Message<Buyer, Long> {
    @Override
    public Reply<Long> handle(Buyer buyer, Context<Buyer> ctx) {
      Reply<Long> best = Reply.of(Long.MAX_VALUE);
      for (ActorRef<Shop> shop : buyer.shops) {
        Reply<Long> price =
            shop.ask(new Shop.Price(item), PATIENCE).recover(error -> Long.MAX_VALUE);
        best = best.flatMap(lowest -> price.map(other -> Math.min(lowest, other)));
      }
      return best;
    }
  }
}
