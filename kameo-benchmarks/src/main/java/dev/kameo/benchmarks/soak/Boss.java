package dev.kameo.benchmarks.soak;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.supervision.SupervisionStrategy;
import java.time.Duration;

/// The parent of the workers, with patience without end.
final class Boss implements Actor {

  private static final Duration MOMENT = Duration.ofMillis(1);

  @Override
  public SupervisionStrategy supervisionStrategy() {
    return SupervisionStrategy.oneForOne().intensity(Integer.MAX_VALUE, MOMENT);
  }

  /// Hires a worker.
  record Hire(ActorSpec<Worker> spec) implements Message<Boss, ActorRef<Worker>> {
    @Override
    public Reply<ActorRef<Worker>> handle(Boss boss, Context<Boss> ctx) {
      return Reply.of(ctx.spawn(spec));
    }
  }

  /// Stops a worker for good and hires another.
  record Replace(ActorRef<Worker> worker, ActorSpec<Worker> spec)
      implements Message<Boss, ActorRef<Worker>> {
    @Override
    public Reply<ActorRef<Worker>> handle(Boss boss, Context<Boss> ctx) {
      ctx.stop(worker);
      return Reply.of(ctx.spawn(spec));
    }
  }
}
