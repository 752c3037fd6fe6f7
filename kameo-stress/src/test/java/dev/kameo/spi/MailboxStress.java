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

/// Two producers put an envelope into an empty mailbox, and each runs the lane when it has woken
/// it: none may be left behind when the other's run ends.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "Both are handled")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The lane has broken its promise")
@Broken(
    value = "a run that gives its right back does not look again",
    in = MailboxLane.class,
    line = "return !(comesAfter(rest) && STATE.compareAndSet(this, rest, rest | RUNNING));",
    instead = "return true;")
@Broken(
    value = "a run looks for envelopes before it gives its right back",
    in = MailboxLane.class,
    line = "state = rest; return !(comesAfter(rest)",
    instead = "boolean comes = comesAfter(rest); state = rest; return !(comes")
@Broken(
    value = "the right is given back by a plain write, which the look for envelopes may overtake",
    in = MailboxLane.class,
    line = "state = rest; return",
    instead = "STATE.set(this, rest); return")
@Broken(
    value = "a producer looks at the state before it puts the envelope in",
    in = MailboxLane.class,
    line = "Envelope before = (Envelope) TAIL.getAndSet(this, envelope);",
    instead =
        "if ((state & RUNNING) != 0) { Envelope last = (Envelope) TAIL.getAndSet(this, envelope);"
            + " if (last == null) HEAD.setRelease(this, envelope);"
            + " else NEXT.setRelease(last, envelope); return; }"
            + " Envelope before = (Envelope) TAIL.getAndSet(this, envelope);")
@Broken(
    value = "who puts an envelope in takes the right to run without a swap",
    in = MailboxLane.class,
    line = "(now & (RUNNING | HELD)) == 0 && STATE.compareAndSet(this, now, now | RUNNING)",
    instead = "(now & (RUNNING | HELD)) == 0 && (state = now | RUNNING) != 0")
@State
public class MailboxStress {

  private final Meeting meeting = new Meeting();
  private final Clerk clerk = Clerk.open();
  private final OwnLane lane = new OwnLane(clerk);

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
