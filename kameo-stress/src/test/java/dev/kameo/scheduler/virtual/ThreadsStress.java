package dev.kameo.scheduler.virtual;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.stress.Broken;
import dev.kameo.stress.Meeting;
import dev.kameo.stress.Patience;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// A thread is started while the scheduler is closed.
@JCStressTest
@Outcome(id = "here", expect = ACCEPTABLE, desc = "The work is done on the calling thread")
@Outcome(id = "seen", expect = ACCEPTABLE, desc = "It is done on its own, which closing sees")
@Outcome(id = "early", expect = ACCEPTABLE, desc = "It is done on its own, before closing looks")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "A thread that closing has not seen is left")
@Broken(
    value = "the flag is looked at before the thread is entered",
    in = Threads.class,
    line = "Run run = enter(name, work); if (refused) {",
    instead = "boolean late = refused; Run run = enter(name, work); if (late) {")
@Broken(
    value = "a thread that is started is not entered",
    in = Threads.class,
    line = "run.list.enter(run); return run;",
    instead = "return run;")
@State
public class ThreadsStress {

  private final Meeting begin = new Meeting();
  private final Threads threads = new Threads();
  private boolean seen;
  private volatile boolean looked;
  private volatile String result = "";

  /// Starts one.
  @Actor
  public void starter() {
    Thread caller = Thread.currentThread();
    begin.start();
    threads.start("work", () -> work(caller));
  }

  private void work(Thread caller) {
    boolean own = !Thread.currentThread().equals(caller);
    result = own ? looked ? "late" : "early" : "here";
  }

  /// Closes.
  @Actor
  public void closer() {
    begin.start();
    threads.refuse();
    seen = !threads.alive().isEmpty();
    looked = true;
  }

  /// Looks who has done the work.
  @Arbiter
  public void judge(L_Result r) {
    boolean done = Patience.until(() -> !result.isEmpty());
    r.r1 = !done ? "not done" : !result.equals("late") ? result : seen ? "seen" : "unseen";
  }
}
