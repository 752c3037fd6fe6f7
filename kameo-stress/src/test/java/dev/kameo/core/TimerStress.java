package dev.kameo.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.stress.Broken;
import dev.kameo.stress.Meeting;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// A periodic timer is cancelled while it ticks and goes on to its next time.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "It is over")
@Outcome(id = "due", expect = FORBIDDEN, desc = "It will tick again, though it is cancelled")
@Broken(
    value = "a tick that has gone on does not look whether the timer was cancelled meanwhile",
    in = ActorTimer.class,
    line = "if (state.get() == State.CANCELLED) { unschedule();",
    instead = "if (period == 0) { unschedule();")
@State
public class TimerStress {

  private final Meeting begin = new Meeting();
  private final StillScheduler scheduler = new StillScheduler();
  private final ActorTimer<Still> timer =
      new ActorTimer<>(
          Still.cell(scheduler).incarnation(),
          ConcurrentHashMap.newKeySet(),
          "",
          Duration.ofMillis(1),
          new Still.Hello());

  /// Starts it.
  public TimerStress() {
    timer.arm(Duration.ZERO);
    scheduler.forgetTimers();
  }

  /// Ticks.
  @Actor
  public void scheduler() {
    begin.start();
    timer.run();
  }

  /// Cancels it.
  @Actor
  public void canceller() {
    begin.start();
    timer.cancel();
  }

  /// Looks whether it is due again.
  @Arbiter
  public void judge(L_Result result) {
    result.r1 = scheduler.hasTimer() ? "due" : "fine";
  }
}
