package dev.kameo.benchmarks.soak;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.supervision.SupervisionStrategy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The parent of the workers, with patience without end.
final class Boss implements Actor {

  private static final Duration MOMENT = Duration.ofMillis(1);

  private final AtomicReferenceArray<ActorRef<Worker>> workers;

  /// @param workers the places to fill; only the boss puts workers there
  Boss(AtomicReferenceArray<ActorRef<Worker>> workers) {
    this.workers = workers;
  }

  @Override
  public SupervisionStrategy supervisionStrategy() {
    return SupervisionStrategy.oneForOne().intensity(Integer.MAX_VALUE, MOMENT);
  }

  /// Hires a worker for a place, and stops for good the one who is there, if any.
  record Hire(int place, ActorSpec<Worker> spec) implements Message<Boss, Void> {
    @Override
    public Reply<Void> handle(Boss boss, Context<Boss> ctx) {
      ActorRef<Worker> former = boss.workers.get(place);
      if (former != null) {
        ctx.stop(former);
      }
      boss.workers.set(place, ctx.spawn(spec));
      return Reply.done();
    }
  }
}
