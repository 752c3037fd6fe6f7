package dev.kameo.scheduler.forkjoin;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.spi.RunNext;
import dev.kameo.spi.SchedulerSettings;
import dev.kameo.spi.Watchdog;
import dev.kameo.stress.Broken;
import dev.kameo.stress.Clerk;
import dev.kameo.stress.Inside;
import dev.kameo.stress.Meeting;
import dev.kameo.stress.Numbered;
import dev.kameo.stress.Patience;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// Two threads send to a lane in the pool, whose runs send on to two others, while the watchdog
/// comes: turns are started from outside, from workers and from the watchdog, queued and next, and
/// followed by others.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "All are handled, in order, by one run")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The pool has broken its promise")
@Broken(
    value = "a turn is started while another one of its lane is in the pool",
    in = Worker.class,
    line = "if (lane.run()) {",
    instead = "home.queue(new Turn(lane)); if (lane.run()) {")
@Broken(
    value = "what is left of a turn is not started",
    in = Worker.class,
    line = "next.put(lane); } else { home.queue(new Turn(lane)); } }",
    instead = "next.put(lane); } }")
@Broken(
    value = "the one that was next is forgotten for the one that is",
    in = RunNext.class,
    line = "start(former);",
    instead = "var _ = former;")
@Broken(
    value = "the watchdog and the worker both take what is next",
    in = RunNext.class,
    line = "return next.get() == null ? null : next.getAndSet(null);",
    instead = "L taken = next.get(); next.set(null); return taken;")
@State
public class TurnStress {

  private static final int EACH = 4;
  private static final ForkJoinScheduler SCHEDULER =
      new ForkJoinScheduler(new SchedulerSettings("stress", "forkjoin", Map.of()), 2, 2);
  private static final MethodHandle TICK = Inside.method(Watchdog.class, "tick");

  private final Meeting begin = new Meeting();
  private final Clerk last = Clerk.open();
  private final ForkJoinLane end = new ForkJoinLane(SCHEDULER, last, Integer.MAX_VALUE);
  private final Clerk clerk = Clerk.open(this::sendOn);
  private final ForkJoinLane lane = new ForkJoinLane(SCHEDULER, clerk, Integer.MAX_VALUE);
  private final Clerk aside = Clerk.open();
  private final ForkJoinLane side = new ForkJoinLane(SCHEDULER, aside, Integer.MAX_VALUE);

  private void sendOn() {
    side.append(new Numbered(0, clerk.total() - 1));
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

  /// Sends, too, and is the timer of the watchdog.
  @Actor
  public void second() {
    begin.start();
    for (int i = 0; i < EACH; i++) {
      lane.append(new Numbered(1, i));
      Inside.call(TICK, SCHEDULER.pool().watchdog());
    }
  }

  /// Looks what has become of all of them.
  @Arbiter
  public void judge(L_Result result) {
    if (!Patience.until(() -> last.total() + aside.total() == 4 * EACH)) {
      last.complain("not run");
    }
    String verdict = clerk.verdict(lane, EACH, EACH);
    verdict = verdict.equals("fine") ? last.verdict(end, 2 * EACH, 0) : verdict;
    result.r1 = verdict.equals("fine") ? aside.verdict(side, 2 * EACH, 0) : verdict;
  }
}
