package dev.kameo.benchmarks.size.pekko;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Counts.
public final class Counter {
  private long count;

  public sealed interface Command {}

  public record Inc(int amount, ActorRef<Long> replyTo) implements Command {}

  public record Count(ActorRef<Long> replyTo) implements Command {}

  public static Behavior<Command> create() {
    return Behaviors.setup(ctx -> Behaviors.receiveMessage(new Counter()::onMessage));
  }

  private Behavior<Command> onMessage(Command command) {
    switch (command) {
      case Inc(var amount, var replyTo) -> {
        count += amount;
        replyTo.tell(count);
      }
      case Count(var replyTo) -> replyTo.tell(count);
    }
    return Behaviors.same();
  }
}
