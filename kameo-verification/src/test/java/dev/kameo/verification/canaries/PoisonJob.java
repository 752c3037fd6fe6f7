package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.util.HashSet;
import java.util.Set;

/// A foreman who gives each job to a new worker, again when the worker dies, and who gives up after
/// three deaths without a success in between. The bug: one bad job that is tried again uses up all
/// his patience, if no good job is finished meanwhile.
final class PoisonJob implements Scenario {

  private final boolean repaired;

  PoisonJob(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Foreman> foreman =
        kit.spawn(ActorSpec.of(() -> new Foreman(repaired)).name("foreman"));

    foreman.tell(new Foreman.Submit(-1));
    for (int job = 1; job <= 3; job++) {
      Relay.send(kit, job, foreman, new Foreman.Submit(job));
    }
    kit.runUntilIdle();

    assertEquals(3, foreman.ask(new Foreman.Finished()).await());
  }

  static final class Foreman implements Actor {

    private static final int PATIENCE = 3;

    private final boolean countsJobs;
    private final Set<Integer> bad = new HashSet<>();
    private int deaths;
    private int finished;

    Foreman(boolean countsJobs) {
      this.countsJobs = countsJobs;
    }

    private void begin(Context<Foreman> ctx, int job, int attempt) {
      if (deaths < PATIENCE) {
        ActorRef<Worker> worker = ctx.spawn(Worker::new);
        ctx.watch(worker, reason -> new Ended(job, attempt, reason));
        worker.tell(new Worker.Work(job));
      }
    }

    record Submit(int job) implements Message<Foreman, Void> {
      @Override
      public Reply<Void> handle(Foreman foreman, Context<Foreman> ctx) {
        foreman.begin(ctx, job, 1);
        return Reply.done();
      }
    }

    record Ended(int job, int attempt, StopReason reason) implements Message<Foreman, Void> {
      @Override
      public Reply<Void> handle(Foreman foreman, Context<Foreman> ctx) {
        if (reason.isNormal()) {
          foreman.finished++;
          foreman.deaths = 0;
        } else if (foreman.bad.add(job) || !foreman.countsJobs) {
          foreman.deaths++;
        }
        if (!reason.isNormal() && attempt < PATIENCE) {
          foreman.begin(ctx, job, attempt + 1);
        }
        return Reply.done();
      }
    }

    record Finished() implements Query<Foreman, Integer> {
      @Override
      public Reply<Integer> handle(Foreman foreman, Context<Foreman> ctx) {
        return Reply.of(foreman.finished);
      }
    }
  }

  static final class Worker implements Actor {

    record Work(int job) implements Message<Worker, Void> {
      @Override
      public Reply<Void> handle(Worker worker, Context<Worker> ctx) {
        if (job < 0) {
          ctx.self().kill();
        } else {
          ctx.stop();
        }
        return Reply.done();
      }
    }
  }
}
