package dev.kameo.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.stress.Broken;
import dev.kameo.stress.Meeting;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// A thread enters code of an actor, and looks whether it has been killed, while it is killed.
@JCStressTest
@Outcome(id = "seen", expect = ACCEPTABLE, desc = "The code is not run")
@Outcome(id = "interrupted", expect = ACCEPTABLE, desc = "It is run, and interrupted")
@Outcome(id = "missed", expect = FORBIDDEN, desc = "It is run as if nothing had happened")
@Broken(
    value = "the thread enters by a write that the look for a kill may overtake",
    in = ActorCode.class,
    line = "thread = current;",
    instead = "THREAD.setRelease(this, current);")
@State
public class EnteringStress {

  private final Meeting begin = new Meeting();
  private final Meeting killed = new Meeting();
  private final ActorCell<?> cell = Still.cell(new StillScheduler());
  private final Incarnation<?> life = cell.incarnation();

  /// Begins to run it.
  @Actor
  public void worker(L_Result result) {
    Thread thread = Thread.currentThread();
    begin.start();
    cell.enterThread(thread);
    boolean seen = life.isKilled();
    killed.end();
    result.r1 = seen ? "seen" : thread.isInterrupted() ? "interrupted" : "missed";
    cell.leaveThread(thread);
  }

  /// Kills it.
  @Actor
  public void killer() {
    begin.start();
    life.kill();
    cell.interrupt(life);
    killed.end();
  }
}
