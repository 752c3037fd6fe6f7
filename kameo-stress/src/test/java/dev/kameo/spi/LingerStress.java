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

/// A run lingers at an empty lane while somebody puts an envelope in, who must find it running.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "Both are handled")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The lane has broken its promise")
@Broken(
    value = "a run that has lingered in vain does not look again",
    in = MailboxLane.class,
    line = "return taken != null || comesAfter(rest) || !release(rest);",
    instead = "state = rest; return false;")
@State
public class LingerStress {

  private static final int LOOKS = 8;

  private final Meeting meeting = new Meeting();
  private final Clerk clerk = Clerk.open();
  private final OwnLane lane = new OwnLane(clerk, LOOKS);

  /// Sends.
  @Actor
  public void first() {
    meeting.start();
    lane.append(new Numbered(0, 0));
  }

  /// Sends, too.
  @Actor
  public void second() {
    meeting.start();
    lane.append(new Numbered(1, 0));
  }

  /// Looks what has become of both.
  @Arbiter
  public void judge(L_Result result) {
    result.r1 = clerk.verdict(lane, 1, 1);
  }
}
