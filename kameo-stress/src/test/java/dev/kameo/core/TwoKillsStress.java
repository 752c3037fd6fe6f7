package dev.kameo.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.stress.Broken;
import dev.kameo.stress.Meeting;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// The life that an actor is in is killed, while a kill comes late that was meant for another one.
@JCStressTest
@Outcome(id = "interrupted", expect = ACCEPTABLE, desc = "The code hears of the kill")
@Outcome(id = "missed", expect = FORBIDDEN, desc = "It is killed, and never interrupted")
@Broken(
    value = "who finds somebody else interrupting leaves it to him",
    in = ActorCode.class,
    line = "while ((found = thread) != null && !own.equals(found)) {",
    instead = "if ((found = thread) != null) {")
@State
public class TwoKillsStress {

  private static final Incarnation<?> OTHER = Still.cell(new StillScheduler()).incarnation();
  private static final ActorCell<?> CELL = Still.cell(new StillScheduler());

  private final Meeting begin = new Meeting();
  private final ActorCode code = new QueryRun(CELL, new UserEnvelope(new Still.Hello()));

  /// Never runs; keeps what interrupts it.
  private final Thread thread = Thread.ofVirtual().unstarted(() -> {});

  /// Lets the thread be in the code.
  public TwoKillsStress() {
    code.enterThread(thread);
  }

  /// Kills the other life.
  @Actor
  public void late() {
    begin.start();
    code.interrupt(OTHER);
  }

  /// Kills this one.
  @Actor
  public void killer() {
    begin.start();
    code.interrupt(CELL.incarnation());
  }

  /// Looks at the thread.
  @Arbiter
  public void judge(L_Result result) {
    result.r1 = thread.isInterrupted() ? "interrupted" : "missed";
  }
}
