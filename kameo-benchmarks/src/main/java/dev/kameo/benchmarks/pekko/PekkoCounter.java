package dev.kameo.benchmarks.pekko;

import dev.kameo.benchmarks.jobs.Counter;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Counts.
final class PekkoCounter implements Counter {

  private static final Inc INC = new Inc();

  private final ActorRef<Order> ref;

  PekkoCounter(Guardian guardian, Props props) {
    ref = guardian.spawn(Behaviors.setup(_ -> new Counting().behavior()), props);
  }

  @Override
  public void tell() {
    ref.tell(INC);
  }

  @Override
  public CompletableFuture<Long> total() {
    Take take = new Take(new CompletableFuture<>());
    ref.tell(take);
    return take.result;
  }

  private sealed interface Order {}

  private record Inc() implements Order {}

  private record Take(CompletableFuture<Long> result) implements Order {}

  private static final class Counting {
    private long count;

    Behavior<Order> behavior() {
      return Behaviors.receiveMessage(order -> {
        if (order instanceof Take take) {
          take.result.complete(count);
          count = 0;
        } else {
          count++;
        }
        return Behaviors.same();
      });
    }
  }
}
