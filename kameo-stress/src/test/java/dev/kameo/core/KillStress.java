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

/// A thread enters code of an actor and leaves it, while the actor is killed.
@JCStressTest
@Outcome(id = "untouched", expect = ACCEPTABLE, desc = "The kill came too early or too late")
@Outcome(id = "interrupted", expect = ACCEPTABLE, desc = "The kill has met the code")
@Outcome(id = "leaked", expect = FORBIDDEN, desc = "The interrupt is found after the code")
@Broken(
    value = "a thread leaves while it is being interrupted",
    in = ActorCode.class,
    line = "while (!THREAD.compareAndSet(this, current, null)) {",
    instead = "thread = null; while (thread == current) {")
@Broken(
    value = "who interrupts does not keep the thread from leaving",
    in = ActorCode.class,
    line = "if (found instanceof Thread running && THREAD.compareAndSet(this, found, own)) {",
    instead = "if (found instanceof Thread running) {")
@Broken(
    value = "the interrupt is cleared before the thread has left",
    in = ActorCode.class,
    line =
        "while (!THREAD.compareAndSet(this, current, null)) { Thread.onSpinWait(); }"
            + " Thread.interrupted();",
    instead =
        "Thread.interrupted(); while (!THREAD.compareAndSet(this, current, null)) {"
            + " Thread.onSpinWait(); }")
@State
public class KillStress {

  private static final ActorCell<?> CELL = Still.cell(new StillScheduler());

  private final Meeting begin = new Meeting();
  private final Meeting killed = new Meeting();
  private final ActorCode code = new QueryRun(CELL, new UserEnvelope(new Still.Hello()));

  /// Runs it.
  @Actor
  public void worker(L_Result result) {
    Thread thread = Thread.currentThread();
    begin.start();
    code.enterThread(thread);
    result.r1 = thread.isInterrupted() ? "interrupted" : "untouched";
    code.leaveThread(thread);
    killed.end();
    if (Thread.interrupted()) {
      result.r1 = "leaked";
    }
  }

  /// Interrupts it.
  @Actor
  public void killer() {
    begin.start();
    code.interrupt(CELL.incarnation());
    killed.end();
  }
}
