package dev.kameo.benchmarks.size.byhand;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.benchmarks.size.NotSoldException;
import java.util.Map;

/// Knows the prices of what it sells.
public final class Shop implements Actor {
  private final Map<String, Long> prices;

  public Shop(Map<String, Long> prices) {
    this.prices = prices;
  }

  public record Price(String item) implements Query<Shop, Long> {
    @Override
    public Reply<Long> handle(Shop shop, Context<Shop> ctx) {
      return shop.prices.containsKey(item)
          ? Reply.of(shop.prices.get(item))
          : Reply.failed(new NotSoldException(item));
    }
  }
}
