package dev.kameo.spi;

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

/// Two threads wait for one reply, and the second, when it does, completes it.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "Both see the completion, or are woken")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "One sleeps though the reply is complete")
@Broken(
    value = "the second waiter takes the place of the first",
    in = PendingReply.class,
    line = "if (!WAITER.compareAndSet(this, null, thread)) {",
    instead = "waiter = thread; if (waiter == null) {")
@Broken(
    value = "the second waiter relies on the first",
    in = PendingReply.class,
    line = "onEnd(_ -> LockSupport.unpark(thread)); return waiting()",
    instead = "return waiting()")
@State
public class TwoWaitersStress {

  private final Meeting begin = new Meeting();
  private final Meeting completed = new Meeting();
  private final Sleeper first = new Sleeper(completed::end);
  private final Sleeper second = new Sleeper(this::complete);
  private final PendingReply<Integer> reply = new PendingReply<>(first);

  private void complete() {
    reply.complete(1);
    completed.end();
  }

  /// Waits.
  @Actor
  public void first() {
    Patience.forgetPermit();
    begin.start();
    var _ = Sleeper.valueOf(reply);
    if (!first.hasWaited()) {
      completed.end();
    }
  }

  /// Waits, and completes it.
  @Actor
  public void second() {
    CurrentWaiting.ofThread().exchange(second);
    Patience.forgetPermit();
    begin.start();
    var _ = Sleeper.valueOf(reply);
    CurrentWaiting.ofThread().exchange(null);
  }

  /// Looks whether one sleeps.
  @Arbiter
  public void judge(L_Result result) {
    result.r1 = first.isAsleep() ? "the first" : second.isAsleep() ? "the second" : "fine";
  }
}
