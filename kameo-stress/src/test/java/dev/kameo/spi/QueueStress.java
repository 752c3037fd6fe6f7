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

/// Two producers put several envelopes into one mailbox while it is emptied.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "Each is handled once, in order, by one run")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The lane has broken its promise")
@Broken(
    value = "the last envelope is taken without a look for one that is being linked to it",
    in = MailboxLane.class,
    line = "if (TAIL.compareAndSet(this, first, (Envelope) null)) {",
    instead = "if (TAIL.getAndSet(this, (Envelope) null) != null) {")
@Broken(
    value = "the head is cleared after the tail",
    in = MailboxLane.class,
    line =
        "HEAD.set(this, (Envelope) null); if (TAIL.compareAndSet(this, first, (Envelope) null)) {",
    instead =
        "if (TAIL.compareAndSet(this, first, (Envelope) null)) { HEAD.set(this, (Envelope) null);")
@State
public class QueueStress {

  private static final int EACH = 3;

  private final Meeting meeting = new Meeting();
  private final Clerk clerk = Clerk.open();
  private final OwnLane lane = new OwnLane(clerk);

  /// Sends.
  @Actor
  public void first() {
    meeting.start();
    for (int i = 0; i < EACH; i++) {
      lane.append(new Numbered(0, i));
    }
  }

  /// Sends, too.
  @Actor
  public void second() {
    meeting.start();
    for (int i = 0; i < EACH; i++) {
      lane.append(new Numbered(1, i));
    }
  }

  /// Looks what has become of all of them.
  @Arbiter
  public void judge(L_Result result) {
    result.r1 = clerk.verdict(lane, EACH, EACH);
  }
}
