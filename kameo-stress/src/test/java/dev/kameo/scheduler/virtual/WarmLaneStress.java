package dev.kameo.scheduler.virtual;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.spi.SchedulerSettings;
import dev.kameo.stress.Broken;
import dev.kameo.stress.Clerk;
import dev.kameo.stress.Dawdle;
import dev.kameo.stress.Meeting;
import dev.kameo.stress.Numbered;
import dev.kameo.stress.Patience;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// A lane gets envelopes one by one, and so becomes warm, while its thread is taken from it again
/// and again.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "Each envelope is handled, by one run")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The lane has broken its promise")
@Broken(
    value = "who retires the thread does not look for what has come meanwhile",
    in = VirtualLane.class,
    line = "if (!release()) { wake(); }",
    instead = "var _ = release();")
@Broken(
    value = "who retires the thread does so without the right to run the lane",
    in = VirtualLane.class,
    line = "if (claim()) { WarmThread thread = warm;",
    instead = "if (warm != null) { WarmThread thread = warm;")
@Broken(
    value = "the thread that retires stays the lane's",
    in = VirtualLane.class,
    line = "WarmThread thread = warm; warm = null; if (thread != null) { thread.leave(); }",
    instead = "WarmThread thread = warm; if (thread != null) { thread.leave(); }")
@Broken(
    value = "the thread is woken before it is told what to do",
    in = WarmThread.class,
    line = "order = Order.PROCEED; LockSupport.unpark(thread);",
    instead = "LockSupport.unpark(thread); order = Order.PROCEED;")
@Broken(
    value = "the thread forgets its orders when it has given the right back",
    in = WarmThread.class,
    line = "lane.drain(); lane.giveWay();",
    instead = "lane.drain(); order = Order.WAIT; lane.giveWay();")
@State
public class WarmLaneStress {

  private static final int ROUNDS = 12;
  private static final VirtualScheduler SCHEDULER =
      new VirtualScheduler(
          new SchedulerSettings("stress", "virtual", Map.of()), 2, TimeUnit.HOURS.toNanos(1));

  private final Meeting begin = new Meeting();
  private final Clerk clerk = Clerk.open(Dawdle::sometimes);
  private final VirtualLane lane = new VirtualLane(SCHEDULER, clerk, Integer.MAX_VALUE);

  /// Sends, and waits until it is handled.
  @Actor
  public void sender() {
    begin.start();
    for (int i = 0; i < ROUNDS; i++) {
      int number = i;
      lane.append(new Numbered(0, number));
      if (!Patience.until(() -> clerk.total() > number)) {
        clerk.complain("not run");
      }
      Dawdle.briefly();
    }
  }

  /// Retires the thread, when a run is about to end and another envelope to come.
  @Actor
  public void sweeper() {
    begin.start();
    for (int i = 0; i < ROUNDS; i++) {
      int number = i;
      var _ = Patience.until(() -> clerk.total() > number);
      lane.retire();
    }
  }

  /// Looks what has become of all envelopes, and retires the thread for good.
  @Arbiter
  public void judge(L_Result result) {
    lane.retire();
    result.r1 = clerk.verdict(lane, ROUNDS, 0);
  }
}
