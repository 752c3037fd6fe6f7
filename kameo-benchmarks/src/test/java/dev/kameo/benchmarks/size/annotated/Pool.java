package dev.kameo.benchmarks.size.annotated;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.OnMessage;
import dev.kameo.Reply;
import dev.kameo.supervision.RestartLimit;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Gives work to its workers in turn, and restarts those that crash.
public final class Pool implements Actor {
  private final List<ActorRef<Worker>> workers;
  private int turn;

  public Pool(Context<Pool> ctx, int size) {
    ActorSpec<Worker> worker = ActorSpec.of(Worker::new).restart(RestartPolicy.PERMANENT);
    workers = Stream.generate(() -> ctx.spawn(worker)).limit(size).toList();
  }

  @Override
  public SupervisionStrategy supervisionStrategy() {
    return SupervisionStrategy.oneForOne().intensity(RestartLimit.UNLIMITED, Duration.ofDays(1));
  }

  @OnMessage
  public Reply<Integer> divide(int dividend, int divisor) {
    ActorRef<Worker> worker = workers.get(turn++ % workers.size());
    return WorkerMessages.of(worker).divide(dividend, divisor);
  }
}
