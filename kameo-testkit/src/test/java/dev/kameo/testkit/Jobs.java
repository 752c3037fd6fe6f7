package dev.kameo.testkit;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Directive;
import dev.kameo.MailboxSpec;
import dev.kameo.Message;
import dev.kameo.Outcome;
import dev.kameo.Panic;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Actors to which faults happen.
final class Jobs {

  private Jobs() {}

  /// Counts, whatever happens to it.
  static final class Counter implements Actor {

    final List<String> log;
    private int count;

    Counter(List<String> log) {
      this.log = log;
      log.add("made");
    }

    @Override
    public void onStart() {
      log.add("started");
    }

    @Override
    public void onStop(StopReason reason) {
      log.add("stopped");
    }

    @Override
    public Directive onPanic(Panic panic) {
      log.add("panicked");
      return Directive.resume();
    }

    record Inc() implements Message<Counter, Integer> {
      @Override
      public Reply<Integer> handle(Counter counter, Context<Counter> ctx) {
        return Reply.of(++counter.count);
      }
    }

    record Count() implements Query<Counter, Integer> {
      @Override
      public Reply<Integer> handle(Counter counter, Context<Counter> ctx) {
        return Reply.of(counter.count);
      }
    }

    record TickIn(Duration delay) implements Message<Counter, Void> {
      @Override
      public Reply<Void> handle(Counter counter, Context<Counter> ctx) {
        ctx.scheduleOnce(delay, new Tick());
        return Reply.done();
      }
    }

    record Tick() implements Message<Counter, Void> {
      @Override
      public Reply<Void> handle(Counter counter, Context<Counter> ctx) {
        counter.log.add("tick at " + ctx.clock().instant().getEpochSecond() % 1_000);
        return Reply.done();
      }
    }

    record Try(ActorRef<Counter> other) implements Message<Counter, Void> {
      @Override
      public Reply<Void> handle(Counter counter, Context<Counter> ctx) {
        counter.log.add(other.tryTell(new Inc()).toString());
        return Reply.done();
      }
    }
  }

  static ActorSpec<Counter> counter(String name, List<String> log) {
    return ActorSpec.of(() -> new Counter(log)).name(name);
  }

  static ActorSpec<Counter> bounded(String name, List<String> log) {
    return counter(name, log).mailbox(MailboxSpec.bounded(10));
  }

  /// Has a worker, restarts it whenever it fails, hires another if that does not help, and gives it
  /// jobs until they are done.
  static final class Boss implements Actor {

    private final Context<Boss> ctx;
    private final List<Integer> done;
    private ActorRef<Worker> worker;

    Boss(Context<Boss> ctx, List<Integer> done) {
      this.ctx = ctx;
      this.done = done;
      this.worker = hire();
    }

    private ActorRef<Worker> hire() {
      return ctx.spawn(
          ActorSpec.<Worker>of(Worker::new)
              .restart(RestartPolicy.PERMANENT)
              .restartLimit(100, Duration.ofSeconds(1)));
    }

    @Override
    public SupervisionStrategy supervisionStrategy() {
      return SupervisionStrategy.oneForOne().intensity(100, Duration.ofSeconds(1));
    }

    record Give(int number) implements Message<Boss, Void> {
      @Override
      public Reply<Void> handle(Boss boss, Context<Boss> ctx) {
        if (!boss.worker.isAlive()) {
          boss.worker = boss.hire();
        }
        ctx.pipe(
            boss.worker.ask(new Worker.Job(number)),
            (self, outcome) -> {
              if (outcome instanceof Outcome.Success) {
                self.done.add(number);
              } else {
                self.ctx.scheduleOnce(Duration.ofSeconds(1), this);
              }
            });
        return Reply.done();
      }
    }
  }

  /// Does jobs.
  static final class Worker implements Actor {

    record Job(int number) implements Message<Worker, Integer> {
      @Override
      public Reply<Integer> handle(Worker worker, Context<Worker> ctx) {
        return Reply.of(number);
      }
    }
  }

  /// All jobs are done at last, whatever happens to the worker.
  static void allAreDone(TestKit kit) {
    List<Integer> done = new ArrayList<>();
    ActorRef<Boss> boss = kit.spawn(ActorSpec.<Boss>with(ctx -> new Boss(ctx, done)).name("boss"));
    for (int number = 1; number <= 3; number++) {
      boss.tell(new Boss.Give(number));
    }
    kit.eventually("all jobs are done", () -> done.size() >= 3);
    kit.advance(Duration.ofMinutes(1));
    kit.heal();
    kit.runUntilIdle();
  }
}
