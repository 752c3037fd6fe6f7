package dev.kameo.spi;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.stress.Broken;
import dev.kameo.stress.Clerk;
import dev.kameo.stress.Meeting;
import dev.kameo.stress.Numbered;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// Somebody has the right to run a lane for a moment and gives it back, while an envelope comes.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "The envelope is handled")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The lane has broken its promise")
@Broken(
    value = "who gives the right back does not look for envelopes",
    in = MailboxLane.class,
    line = "return release(state & ~RUNNING);",
    instead = "state = state & ~RUNNING; return true;")
@State
public class ClaimStress {

  private final Meeting meeting = new Meeting();
  private final Clerk clerk = Clerk.open();
  private final OwnLane lane = new OwnLane(clerk);

  /// Sends.
  @Actor
  public void sender() {
    meeting.start();
    lane.append(new Numbered(0, 0));
  }

  /// Claims the lane.
  @Actor
  public void claimant() {
    meeting.start();
    lane.touch();
  }

  /// Looks what has become of the envelope.
  @Arbiter
  public void judge(L_Result result) {
    result.r1 = clerk.verdict(lane, 1, 0);
  }
}
