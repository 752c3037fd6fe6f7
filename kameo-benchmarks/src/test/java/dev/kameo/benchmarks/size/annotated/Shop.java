package dev.kameo.benchmarks.size.annotated;

import dev.kameo.Actor;
import dev.kameo.OnQuery;
import dev.kameo.Reply;
import dev.kameo.benchmarks.size.NotSoldException;
import java.util.Map;

/// Knows the prices of what it sells.
public final class Shop implements Actor {
  private final Map<String, Long> prices;

  public Shop(Map<String, Long> prices) {
    this.prices = prices;
  }

  @OnQuery
  public Reply<Long> price(String item) {
    return prices.containsKey(item)
        ? Reply.of(prices.get(item))
        : Reply.failed(new NotSoldException(item));
  }
}
