package dev.kameo.spi;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.stress.Broken;
import dev.kameo.stress.Meeting;
import dev.kameo.stress.Patience;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// A thread waits for a reply while it is completed.
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "It sees the completion, or is woken")
@Outcome(id = "asleep", expect = FORBIDDEN, desc = "It sleeps though the reply is complete")
@Broken(
    value = "who completes it looks for the waiter first",
    in = PendingReply.class,
    line = "boolean isFirst = future.complete(value);",
    instead = "wakeWaiter(); if (future.complete(value)) { return true; } boolean isFirst = false;")
@Broken(
    value = "who waits says so by a plain write, which the look at the reply may overtake",
    in = PendingReply.class,
    line = "if (!WAITER.compareAndSet(this, null, thread)) {",
    instead =
        "boolean taken = waiter != null; if (!taken) { WAITER.set(this, thread); } if (taken) {")
@State
public class ReplyStress {

  private final Meeting begin = new Meeting();
  private final Meeting completed = new Meeting();
  private final Sleeper sleeper = new Sleeper(completed::end);
  private final PendingReply<Integer> reply = new PendingReply<>(sleeper);

  /// Waits.
  @Actor
  public void waiter(L_Result result) {
    Patience.forgetPermit();
    begin.start();
    int value = Sleeper.valueOf(reply);
    if (!sleeper.hasWaited()) {
      completed.end();
    }
    result.r1 = sleeper.isAsleep() ? "asleep" : value;
  }

  /// Completes it.
  @Actor
  public void completer() {
    begin.start();
    reply.complete(1);
    completed.end();
  }
}
