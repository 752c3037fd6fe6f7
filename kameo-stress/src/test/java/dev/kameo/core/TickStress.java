package dev.kameo.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.stress.Broken;
import dev.kameo.stress.Meeting;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// The turn of a tick comes while its timer is cancelled.
@JCStressTest
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "It is handled; the cancel came too late")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "It is cancelled and not handled")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "It is handled though cancelled, or nothing of both")
@Broken(
    value = "a tick looks whether it counts, and then says that it was seen",
    in = ActorTimer.class,
    line = "state.compareAndSet(State.TICKED, period > 0 ? State.ACTIVE : State.OVER);",
    instead = "state.get() == State.TICKED && state.getAndSet(State.OVER) != null;")
@Broken(
    value = "who cancels looks whether it is in time, and then does so",
    in = ActorTimer.class,
    line = "State before = state.getAndUpdate(s -> s == State.OVER ? s : State.CANCELLED);",
    instead = "State before = state.get(); if (before != State.OVER) state.set(State.CANCELLED);")
@State
public class TickStress {

  private final Meeting begin = new Meeting();
  private final ActorTimer<Still> timer =
      new ActorTimer<>(
          Still.cell(new StillScheduler()).incarnation(),
          ConcurrentHashMap.newKeySet(),
          "",
          Duration.ZERO,
          new Still.Hello());

  /// Starts it, and lets it tick.
  public TickStress() {
    timer.arm(Duration.ZERO);
    timer.run();
  }

  /// Comes to the tick.
  @Actor
  public void actor(ZZ_Result result) {
    begin.start();
    result.r1 = timer.isSeen();
  }

  /// Cancels it.
  @Actor
  public void canceller(ZZ_Result result) {
    begin.start();
    result.r2 = timer.cancel();
  }
}
