package dev.kameo.benchmarks.size.pekko;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Routers;

/// Gives work to its workers in turn, and restarts those that crash.
public final class Pool {

  private Pool() {}

  public static Behavior<Worker.Divide> create(int size) {
    return Routers.pool(
            size, Behaviors.supervise(Worker.create()).onFailure(SupervisorStrategy.restart()))
        .withRoundRobinRouting();
  }
}
