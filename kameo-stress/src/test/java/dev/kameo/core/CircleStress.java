package dev.kameo.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.AskDeadlockException;
import dev.kameo.spi.Blocker;
import dev.kameo.stress.Broken;
import dev.kameo.stress.Meeting;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// Two actors begin to wait for each other at the same time.
@JCStressTest
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "Both are refused")
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "The first is refused")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "The second is refused")
@Outcome(id = "false, false", expect = FORBIDDEN, desc = "Both wait for ever")
@Broken(
    value = "who waits looks for circles before it says so",
    in = ActorCode.class,
    line = "waitingFor = wait; try { WaitCycle.refuse(this, wait);",
    instead = "try { WaitCycle.refuse(this, wait); waitingFor = wait;")
@State
public class CircleStress {

  private final Meeting begin = new Meeting();
  private final Meeting looked = new Meeting();
  private final StillScheduler scheduler = new StillScheduler(looked::end);
  private final ActorCell<Still> first = Still.cell(scheduler);
  private final ActorCell<Still> second = Still.cell(scheduler);

  /// The first asks the second.
  @Actor
  public void first(ZZ_Result result) {
    result.r1 = isRefused(first, second);
  }

  /// The second asks the first.
  @Actor
  public void second(ZZ_Result result) {
    result.r2 = isRefused(second, first);
  }

  private boolean isRefused(ActorCell<?> asker, ActorCell<?> asked) {
    Blocker answer = new AskEnvelope<>(new Still.Hello(), asked).reply();
    begin.start();
    try {
      asker.await(answer, Long.MAX_VALUE);
      return false;
    } catch (AskDeadlockException e) {
      looked.end();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody interrupts this thread.", e);
    }
  }
}
