package dev.kameo.benchmarks.pekko;

import dev.kameo.benchmarks.jobs.Phoenix;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A behavior that is supervised with restarts without limit.
final class PekkoPhoenix implements Phoenix {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Guardian guardian;
  private final ActorRef<Order> ref;

  PekkoPhoenix(Guardian guardian) {
    this.guardian = guardian;
    AtomicLong lives = new AtomicLong();
    ref =
        guardian.spawn(
            Behaviors.supervise(
                    Behaviors.<Order>setup(_ -> new Mortal(lives.getAndIncrement()).behavior()))
                .onFailure(SupervisorStrategy.restart().withLoggingEnabled(false)));
  }

  @Override
  public long failAndAsk() throws InterruptedException, ExecutionException {
    ref.tell(new Fail());
    return AskPattern.<Order, Long>ask(ref, Life::new, LIMIT, guardian.system().scheduler())
        .toCompletableFuture()
        .get();
  }

  private sealed interface Order {}

  private record Fail() implements Order {}

  private record Life(ActorRef<Long> to) implements Order {}

  private record Mortal(long life) {
    Behavior<Order> behavior() {
      return Behaviors.receiveMessage(order -> {
        if (order instanceof Life ask) {
          ask.to.tell(life);
          return Behaviors.same();
        }
        throw new IllegalStateException("told to fail");
      });
    }
  }
}
