package dev.kameo.scheduler.virtual;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.spi.SchedulerSettings;
import dev.kameo.stress.Broken;
import dev.kameo.stress.Inside;
import dev.kameo.stress.Meeting;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// A thread becomes idle while a sweep ends that has found none.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "Another sweep is due")
@Outcome(id = "unswept", expect = FORBIDDEN, desc = "There is a thread and no sweep")
@Broken(
    value = "a sweep looks for threads only before it says that it is over",
    in = Hosts.class,
    line = "sweeping.set(false); if (top.get() != null) { sweepLater(); }",
    instead = "if (top.get() != null) { sweepLater(); } sweeping.set(false);")
@Broken(
    value = "a thread looks for a sweep before it is there",
    in = Hosts.class,
    line = "if (!push(host)) { return false; } sweepLater();",
    instead =
        "boolean due = sweeping.get(); if (!push(host)) { return false; } if (!due) {"
            + " sweepLater(); }")
@State
public class SweepStress {

  private static final long NEVER = TimeUnit.HOURS.toNanos(1);
  private static final VirtualScheduler SCHEDULER =
      new VirtualScheduler(new SchedulerSettings("stress", "virtual", Map.of()), 1, NEVER);
  private static final MethodHandle SWEEP = Inside.method(Hosts.class, "sweep");
  private static final VarHandle SWEEPING =
      Inside.field(Hosts.class, "sweeping", AtomicBoolean.class);

  private final Meeting begin = new Meeting();
  private final Hosts hosts = new Hosts(SCHEDULER, NEVER);

  /// Has a sweep running.
  public SweepStress() {
    ((AtomicBoolean) SWEEPING.get(hosts)).set(true);
  }

  /// Becomes idle.
  @Actor
  public void thread() {
    Host host = new Host(SCHEDULER);
    begin.start();
    hosts.add(host);
  }

  /// Sweeps.
  @Actor
  public void timer() {
    begin.start();
    Inside.call(SWEEP, hosts);
  }

  /// Looks whether there will be another sweep.
  @Arbiter
  public void judge(L_Result result) {
    result.r1 = ((AtomicBoolean) SWEEPING.get(hosts)).get() ? "fine" : "unswept";
  }
}
