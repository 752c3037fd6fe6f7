package dev.kameo.benchmarks.size.pekko;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Divides, and crashes when it cannot.
public final class Worker {

  public record Divide(int dividend, int divisor, ActorRef<Integer> replyTo) {}

  private Worker() {}

  public static Behavior<Divide> create() {
    return Behaviors.receiveMessage(divide -> {
      divide.replyTo.tell(divide.dividend / divide.divisor);
      return Behaviors.same();
    });
  }
}
