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

/// An actor goes on to its next life, while the one it is in is killed.
@JCStressTest
@Outcome(id = "untouched", expect = ACCEPTABLE, desc = "The next life knows nothing of the kill")
@Outcome(id = "interrupted", expect = FORBIDDEN, desc = "The next life is interrupted")
@Broken(
    value = "a kill does not ask which life it is that runs",
    in = ActorCode.class,
    line = "if (runs(life)) {",
    instead = "if (life != null) {")
@Broken(
    value = "the thread stays in the code while the lives change",
    in = ActorCell.class,
    line = "leaveThread(thread); lane.touched(true);",
    instead = "lane.touched(true);")
@State
public class NextLifeStress {

  private final Meeting begin = new Meeting();
  private final Meeting killed = new Meeting();
  private final ActorCell<?> cell = Still.cell(new StillScheduler());
  private final Incarnation<?> first = cell.incarnation();

  /// Runs it.
  @Actor
  public void worker(L_Result result) {
    Thread thread = Thread.currentThread();
    cell.enterThread(thread);
    begin.start();
    cell.enterNextLife();
    killed.end();
    result.r1 = thread.isInterrupted() ? "interrupted" : "untouched";
    cell.leaveThread(thread);
  }

  /// Interrupts the first life.
  @Actor
  public void killer() {
    begin.start();
    cell.interrupt(first);
    killed.end();
  }
}
