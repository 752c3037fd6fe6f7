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

/// Two threads send to a lane in the pool, whose runs send on to another one: turns are started
/// from outside and from workers, with and without waking anybody, and followed by others.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "All are handled, in order, by one run")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The pool has broken its promise")
@Broken(
    value = "a turn is started while another one of its lane is in the pool",
    in = Turn.class,
    line = "return lane.run() ? new Turn(pool, lane) : null;",
    instead = "pool.start(new Turn(pool, lane)); return lane.run() ? new Turn(pool, lane) : null;")
@Broken(
    value = "what is left of a turn is not started",
    in = PoolTask.class,
    line = "adopt(); pool.start(rest);",
    instead = "adopt();")
@State
public class TurnStress {

  private static final int EACH = 4;
  private static final ForkJoinScheduler SCHEDULER =
      new ForkJoinScheduler(new SchedulerSettings("stress", "forkjoin", Map.of()), 2, 2);

  private final Meeting begin = new Meeting();
  private final Clerk last = Clerk.open();
  private final ForkJoinLane end = new ForkJoinLane(SCHEDULER, last, Integer.MAX_VALUE);
  private final Clerk clerk = Clerk.open(this::sendOn);
  private final ForkJoinLane lane = new ForkJoinLane(SCHEDULER, clerk, Integer.MAX_VALUE);

  private void sendOn() {
    end.append(new Numbered(0, clerk.total() - 1));
  }

  /// Sends.
  @Actor
  public void first() {
    begin.start();
    for (int i = 0; i < EACH; i++) {
      lane.append(new Numbered(0, i));
    }
  }

  /// Sends, too.
  @Actor
  public void second() {
    begin.start();
    for (int i = 0; i < EACH; i++) {
      lane.append(new Numbered(1, i));
    }
  }

  /// Looks what has become of all of them.
  @Arbiter
  public void judge(L_Result result) {
    if (!Patience.until(() -> last.total() == 2 * EACH)) {
      last.complain("not run");
    }
    String verdict = clerk.verdict(lane, EACH, EACH);
    result.r1 = verdict.equals("fine") ? last.verdict(end, 2 * EACH, 0) : verdict;
  }
}
