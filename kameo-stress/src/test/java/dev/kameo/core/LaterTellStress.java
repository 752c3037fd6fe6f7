package dev.kameo.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.stress.Broken;
import dev.kameo.stress.Meeting;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// The turn of a message that was told for later comes while it is cancelled.
@JCStressTest
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "It is handled; the cancel came too late")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "It is cancelled and not handled")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "It is handled though cancelled, or nothing of both")
@Broken(
    value = "the message looks whether it counts, and then says that it was seen",
    in = LaterTell.class,
    line = "return !state.compareAndSet(State.WAITING, State.SEEN) && isCancelled();",
    instead = "return state.get() != State.WAITING || state.getAndSet(State.SEEN) == null;")
@State
public class LaterTellStress {

  private final Meeting begin = new Meeting();
  private final StillScheduler scheduler = new StillScheduler();
  private final LaterTell tell =
      LaterTell.start(Still.cell(scheduler), Duration.ZERO, new Still.Hello());
  private final UserEnvelope envelope;

  /// Lets it be due.
  public LaterTellStress() {
    tell.run();
    envelope = (UserEnvelope) scheduler.last();
  }

  /// Comes to the message.
  @Actor
  public void actor(ZZ_Result result) {
    begin.start();
    result.r1 = !envelope.isDropped();
  }

  /// Cancels it.
  @Actor
  public void canceller(ZZ_Result result) {
    begin.start();
    result.r2 = tell.cancel();
  }
}
