package dev.kameo.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.AskDeadlockException;
import dev.kameo.spi.PendingReply;
import dev.kameo.spi.Waiting;
import dev.kameo.stress.Broken;
import dev.kameo.stress.Meeting;
import dev.kameo.stress.Patience;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// A wait begins while the news comes that it would never end.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "The waiter sees it, or is woken and sees it")
@Outcome(id = "asleep", expect = FORBIDDEN, desc = "The waiter sleeps, or is woken and sleeps on")
@Broken(
    value = "who brings the news wakes the waiter first",
    in = CodeWait.class,
    line = "refusal = error; LockSupport.unpark(waiter);",
    instead = "LockSupport.unpark(waiter); refusal = error;")
@State
public class RefusedWaitStress {

  private static final AskDeadlockException NEWS = new AskDeadlockException("It would never end.");

  private final Meeting begin = new Meeting();

  /// Written by the waiter before they meet.
  private CodeWait wait;

  /// Waits.
  @Actor
  public void waiter(L_Result result) {
    Patience.forgetPermit();
    wait = new CodeWait(new PendingReply<>(Waiting.plain()), Thread.currentThread());
    begin.start();
    boolean seen = wait.isReleased() || (Patience.isUnparked() && wait.isReleased());
    result.r1 = seen ? "fine" : "asleep";
  }

  /// Brings the news.
  @Actor
  public void finder() {
    begin.start();
    wait.refuse(NEWS);
  }
}
