package dev.kameo.benchmarks.size.pekko;

import dev.kameo.benchmarks.size.NotSoldException;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.pattern.StatusReply;

/// Knows the prices of what it sells.
public final class Shop {

  public record Price(String item, ActorRef<StatusReply<Long>> replyTo) {}

  private Shop() {}

  public static Behavior<Price> create(Map<String, Long> prices) {
    return Behaviors.receiveMessage(price -> {
      price.replyTo.tell(
          prices.containsKey(price.item)
              ? StatusReply.success(prices.get(price.item))
              : StatusReply.error(new NotSoldException(price.item)));
      return Behaviors.same();
    });
  }
}
