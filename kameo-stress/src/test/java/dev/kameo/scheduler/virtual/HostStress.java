package dev.kameo.scheduler.virtual;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.spi.SchedulerSettings;
import dev.kameo.spi.Watchdog;
import dev.kameo.stress.Broken;
import dev.kameo.stress.Clerk;
import dev.kameo.stress.Dawdle;
import dev.kameo.stress.Inside;
import dev.kameo.stress.Meeting;
import dev.kameo.stress.Numbered;
import dev.kameo.stress.Patience;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// A lane gets envelopes one by one, and sends each on to another one, while idle threads are let
/// go again and again, and the watchdog comes.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "Each envelope is handled, by one run")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "A lane has broken its promise")
@Broken(
    value = "an idle thread is woken before it is told what to do",
    in = Host.class,
    line = "given = lane; LockSupport.unpark(thread);",
    instead = "LockSupport.unpark(thread); given = lane;")
@Broken(
    value = "an idle thread forgets what it was given when it comes to wait",
    in = Host.class,
    line = "VirtualLane lane; while ((lane = given) == null",
    instead = "given = null; VirtualLane lane; while ((lane = given) == null")
@Broken(
    value = "two take the same idle thread",
    in = Hosts.class,
    line = "} while (!top.compareAndSet(first, first.below)); return first.host;",
    instead = "} while (top.get() == null); top.set(first.below); return first.host;")
@Broken(
    value = "what is next is forgotten for what is given",
    in = Host.class,
    line = "scheduler.canary().giveWay(); lane = next.take();",
    instead = "next.take(); lane = null;")
@State
public class HostStress {

  private static final int ROUNDS = 12;
  private static final VirtualScheduler SCHEDULER =
      new VirtualScheduler(
          new SchedulerSettings("stress", "virtual", Map.of()), 2, TimeUnit.HOURS.toNanos(1));

  private static final MethodHandle TICK = Inside.method(Watchdog.class, "tick");

  private final Meeting begin = new Meeting();
  private final Clerk last = Clerk.open(Dawdle::sometimes);
  private final VirtualLane end = new VirtualLane(SCHEDULER, last, Integer.MAX_VALUE);
  private final Clerk clerk = Clerk.open(this::sendOn);
  private final VirtualLane lane = new VirtualLane(SCHEDULER, clerk, Integer.MAX_VALUE);

  private void sendOn() {
    end.append(new Numbered(0, clerk.total() - 1));
  }

  /// Sends, and waits until it is handled.
  @Actor
  public void sender() {
    begin.start();
    for (int i = 0; i < ROUNDS; i++) {
      int number = i;
      lane.append(new Numbered(0, number));
      if (!Patience.until(() -> last.total() > number)) {
        last.complain("not run");
      }
      Dawdle.briefly();
    }
  }

  /// Lets idle threads go, and is the timer of the watchdog, when a run is about to end and another
  /// envelope to come.
  @Actor
  public void sweeper() {
    begin.start();
    for (int i = 0; i < ROUNDS; i++) {
      int number = i;
      var _ = Patience.until(() -> clerk.total() > number);
      Inside.call(TICK, SCHEDULER.watchdog());
      SCHEDULER.hosts().retire();
    }
  }

  /// Looks what has become of all envelopes.
  @Arbiter
  public void judge(L_Result result) {
    String verdict = clerk.verdict(lane, ROUNDS, 0);
    result.r1 = verdict.equals("fine") ? last.verdict(end, ROUNDS, 0) : verdict;
  }
}
