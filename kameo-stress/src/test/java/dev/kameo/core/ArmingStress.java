package dev.kameo.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.stress.Broken;
import dev.kameo.stress.Patience;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// A periodic timer ticks for the first time while it is started, and is cancelled later.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "It is over")
@Outcome(id = "due", expect = FORBIDDEN, desc = "It will tick again, though it is cancelled")
@Broken(
    value = "who starts it notes the first time over the second",
    in = ActorTimer.class,
    line = "scheduled.compareAndSet(null, scheduler.schedule(nanos, this));",
    instead = "scheduled.set(scheduler.schedule(nanos, this));")
@State
public class ArmingStress {

  private final StillScheduler scheduler = new StillScheduler();
  private final ActorTimer<Still> timer =
      new ActorTimer<>(
          Still.cell(scheduler).incarnation(),
          ConcurrentHashMap.newKeySet(),
          "",
          Duration.ofMillis(1),
          new Still.Hello());

  /// Starts it.
  @Actor
  public void starter() {
    timer.arm(Duration.ZERO);
  }

  /// Ticks as soon as it is due, which is at once.
  @Actor
  public void scheduler() {
    if (Patience.until(scheduler::hasTimer)) {
      scheduler.forgetTimers();
      timer.run();
    }
  }

  /// Cancels it, and looks whether it is due again.
  @Arbiter
  public void judge(L_Result result) {
    timer.cancel();
    result.r1 = scheduler.hasTimer() ? "due" : "fine";
  }
}
