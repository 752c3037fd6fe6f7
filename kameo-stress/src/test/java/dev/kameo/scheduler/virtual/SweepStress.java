package dev.kameo.scheduler.virtual;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.stress.Broken;
import dev.kameo.stress.Clerk;
import dev.kameo.stress.Inside;
import dev.kameo.stress.Meeting;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// A thread comes to stay with its lane while a sweep ends that has found none.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "Another sweep is due")
@Outcome(id = "unswept", expect = FORBIDDEN, desc = "There is a thread and no sweep")
@Broken(
    value = "a sweep looks for threads before it says that it is over",
    in = WarmThreads.class,
    line = "sweeping.set(false); if (!threads.isEmpty()) {",
    instead = "boolean more = !threads.isEmpty(); sweeping.set(false); if (more) {")
@Broken(
    value = "a thread looks for a sweep before it is there",
    in = WarmThreads.class,
    line = "threads.add(thread); sweepLater();",
    instead = "boolean due = sweeping.get(); threads.add(thread); if (!due) { sweepLater(); }")
@State
public class SweepStress {

  private static final VirtualScheduler CLOSED = Closed.scheduler();
  private static final MethodHandle SWEEP = Inside.method(WarmThreads.class, "sweep");
  private static final VarHandle SWEEPING =
      Inside.field(WarmThreads.class, "sweeping", AtomicBoolean.class);

  private final Meeting begin = new Meeting();
  private final WarmThreads threads = new WarmThreads(CLOSED, 1);

  /// Has a sweep running.
  public SweepStress() {
    ((AtomicBoolean) SWEEPING.get(threads)).set(true);
  }

  /// Comes to stay.
  @Actor
  public void thread() {
    WarmThread thread = new WarmThread(new VirtualLane(CLOSED, Clerk.open(), 1));
    begin.start();
    threads.keep(thread);
  }

  /// Sweeps.
  @Actor
  public void timer() {
    begin.start();
    Inside.call(SWEEP, threads);
  }

  /// Looks whether there will be another sweep.
  @Arbiter
  public void judge(L_Result result) {
    result.r1 = ((AtomicBoolean) SWEEPING.get(threads)).get() ? "fine" : "unswept";
  }
}
