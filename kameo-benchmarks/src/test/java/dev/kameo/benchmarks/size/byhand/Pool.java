package dev.kameo.benchmarks.size.byhand;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
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

  public record Divide(int dividend, int divisor) implements Message<Pool, Integer> {
    @Override
    public Reply<Integer> handle(Pool pool, Context<Pool> ctx) {
      ActorRef<Worker> worker = pool.workers.get(pool.turn++ % pool.workers.size());
      return worker.ask(new Worker.Divide(dividend, divisor));
    }
  }
}
