package dev.kameo.scheduler.forkjoin;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.spi.SchedulerSettings;
import dev.kameo.stress.Broken;
import dev.kameo.stress.Clerk;
import dev.kameo.stress.Meeting;
import dev.kameo.stress.Numbered;
import dev.kameo.stress.Patience;
import java.util.Map;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// A lane is sent to, and sends on to another one, while the pool is closed.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "All are handled, wherever")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The pool has broken its promise")
@Broken(
    value = "what is queued when the pool is closed is forgotten",
    in = PoolTask.class,
    line = "pool().startLate(this);",
    instead = "var _ = mayInterruptIfRunning;")
@Broken(
    value = "what comes when the pool is closed is forgotten",
    in = Pool.class,
    line = "catch (RejectedExecutionException e) { task.runHere();",
    instead = "catch (RejectedExecutionException e) { var _ = task;")
@State
public class ClosingStress {

  private static final int EACH = 3;

  private final Meeting begin = new Meeting();
  private final ForkJoinScheduler scheduler =
      new ForkJoinScheduler(new SchedulerSettings("stress", "forkjoin", Map.of()), 2, 1);
  private final Clerk last = Clerk.open();
  private final ForkJoinLane end = new ForkJoinLane(scheduler, last, Integer.MAX_VALUE);
  private final Clerk clerk = Clerk.open(this::sendOn);
  private final ForkJoinLane lane = new ForkJoinLane(scheduler, clerk, Integer.MAX_VALUE);

  private void sendOn() {
    end.append(new Numbered(0, clerk.total() - 1));
  }

  /// Sends.
  @Actor
  public void sender() {
    lane.append(new Numbered(0, 0)); // so that there are workers
    begin.start();
    for (int i = 1; i < EACH; i++) {
      lane.append(new Numbered(0, i));
    }
  }

  /// Closes.
  @Actor
  public void closer() {
    begin.start();
    scheduler.pool().refuse();
  }

  /// Looks what has become of all of them.
  @Arbiter
  public void judge(L_Result result) {
    if (!Patience.until(() -> last.total() == EACH)) {
      last.complain("not run");
    }
    String verdict = clerk.verdict(lane, EACH, 0);
    result.r1 = verdict.equals("fine") ? last.verdict(end, EACH, 0) : verdict;
  }
}
