package dev.kameo.benchmarks.kameo;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.benchmarks.jobs.Phoenix;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// A permanent child of a parent that has patience.
final class KameoPhoenix implements Phoenix {

  private static final Fail FAIL = new Fail();
  private static final Life LIFE = new Life();

  private final ActorRef<Mortal> ref;

  KameoPhoenix(ActorSystem system) {
    AtomicLong lives = new AtomicLong();
    ActorSpec<Mortal> spec =
        ActorSpec.of(() -> new Mortal(lives.getAndIncrement())).restart(RestartPolicy.PERMANENT);
    ref = system.spawn(Parent::new).ask(new Raise(spec)).toCompletableFuture().join();
  }

  @Override
  public long failAndAsk() throws InterruptedException {
    ref.tell(FAIL);
    return ref.ask(LIFE).await();
  }

  private static final class Parent implements Actor {
    @Override
    public SupervisionStrategy supervisionStrategy() {
      return SupervisionStrategy.oneForOne().intensity(Integer.MAX_VALUE, Duration.ofMillis(1));
    }
  }

  private record Mortal(long life) implements Actor {}

  private record Raise(ActorSpec<Mortal> spec) implements Message<Parent, ActorRef<Mortal>> {
    @Override
    public Reply<ActorRef<Mortal>> handle(Parent parent, Context<Parent> ctx) {
      return Reply.of(ctx.spawn(spec));
    }
  }

  private record Fail() implements Message<Mortal, Void> {
    @Override
    public Reply<Void> handle(Mortal mortal, Context<Mortal> ctx) {
      throw new IllegalStateException("told to fail");
    }
  }

  private record Life() implements Message<Mortal, Long> {
    @Override
    public Reply<Long> handle(Mortal mortal, Context<Mortal> ctx) {
      return Reply.of(mortal.life);
    }
  }
}
