package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Programs that go round until something happens, which it does as long as the schedule is fair.
@Timeout(60)
class FairnessTest {

  /// Is done when it is told so.
  static final class Job implements Actor {

    private boolean done;

    record Finish() implements Message<Job, Void> {
      @Override
      public Reply<Void> handle(Job job, Context<Job> ctx) {
        job.done = true;
        return Reply.done();
      }
    }

    record IsDone() implements Query<Job, Boolean> {
      @Override
      public Reply<Boolean> handle(Job job, Context<Job> ctx) {
        return Reply.of(job.done);
      }
    }

    /// Asks itself again and again.
    record Poll() implements Message<Job, Void> {
      @Override
      public Reply<Void> handle(Job job, Context<Job> ctx) {
        if (!job.done) {
          ctx.self().tell(this);
        }
        return Reply.done();
      }
    }
  }

  /// Tells a job that it is done.
  static final class Boss implements Actor {

    record End(ActorRef<Job> job) implements Message<Boss, Void> {
      @Override
      public Reply<Void> handle(Boss boss, Context<Boss> ctx) {
        job.tell(new Job.Finish());
        return Reply.done();
      }
    }
  }

  private static void polledByTheTest(TestKit kit) throws InterruptedException {
    ActorRef<Job> job = kit.spawn(Job::new);
    kit.spawn(Boss::new).tell(new Boss.End(job));
    boolean done;
    do {
      done = job.ask(new Job.IsDone()).await();
    } while (!done);
  }

  private static void polledByItself(TestKit kit) {
    ActorRef<Job> job = kit.spawn(Job::new);
    job.tell(new Job.Poll());
    kit.spawn(Boss::new).tell(new Boss.End(job));
  }

  private static void endedInAnHour(TestKit kit) {
    ActorRef<Job> job = kit.spawn(Job::new);
    job.tell(new Job.Poll());
    job.tellAfter(Duration.ofHours(1), new Job.Finish());
    kit.advance(Duration.ofHours(2));
  }

  @Test
  void whoPollsInATestComesToAnEnd() {
    Explorer.of(FairnessTest::polledByTheTest).schedules(300).check();
  }

  @Test
  void whoPollsItselfComesToAnEnd() {
    Explorer.of(FairnessTest::polledByItself).schedules(300).check();
  }

  @Test
  void timePassesForWhoPolls() {
    Explorer.of(FairnessTest::endedInAnHour).schedules(100).check();
  }

  @Test
  void whatPollsForEverIsALivelock() {
    Scenario endless =
        kit -> {
          ActorRef<Job> job = kit.spawn(Job::new);
          while (!job.ask(new Job.IsDone()).await()) {
            Thread.onSpinWait();
          }
        };

    Exploration exploration =
        Explorer.of(endless).stepLimit(20_000).time(Duration.ofSeconds(20)).explore();

    assertTrue(exploration.hasFailed());
    String text = exploration.report().text();
    assertTrue(text.contains("No rest after 20,000 steps."), text);
    assertFalse(text.contains("not the same each time"), text);
  }

  @Test
  void codeThatLeavesTheSimulationIsNotRunAgainForTheReport() {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch never = new CountDownLatch(1);
    Scenario blocking =
        kit -> {
          runs.incrementAndGet();
          kit.spawn(() -> new Blocked(never));
        };

    Exploration exploration =
        Explorer.of(blocking)
            .threads(1)
            .realTimeLimits(Duration.ofMillis(200), Duration.ofMillis(400))
            .explore();
    String text = exploration.report().text();

    assertTrue(text.contains("left the simulation"), text);
    assertEquals(1, runs.get());
  }

  /// Waits in its start for what never comes.
  record Blocked(CountDownLatch never) implements Actor {
    @Override
    public void onStart() throws Exception {
      never.await();
    }
  }
}
