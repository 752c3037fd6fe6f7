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

/// A mailbox is held until two signals have come, one from each of two threads.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "Both signals are handled, and then the mailbox")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The lane has broken its promise")
@Broken(
    value = "a run that gives its right back looks at the mailbox alone",
    in = MailboxLane.class,
    line = "return signals != null || ((rest & HELD) == 0 && tail != null);",
    instead = "return (rest & HELD) == 0 && tail != null;")
@Broken(
    value = "a signal is pushed without a swap",
    in = MailboxLane.class,
    line = "} while (!SIGNALS.compareAndSet(this, newest, envelope));",
    instead = "signals = envelope; } while (false);")
@Broken(
    value = "the signals are taken without a swap",
    in = MailboxLane.class,
    line = "Envelope newest = (Envelope) SIGNALS.getAndSet(this, (Envelope) null);",
    instead = "Envelope newest = signals; signals = null;")
@Broken(
    value = "a signal does not start a run where the mailbox is held",
    in = MailboxLane.class,
    line = "return (now & RUNNING) == 0 &&",
    instead = "return now == 0 &&")
@State
public class SignalStress {

  private final Meeting meeting = new Meeting();
  private final Clerk clerk = Clerk.held();
  private final OwnLane lane = new OwnLane(clerk);

  /// Sends a signal and then a message.
  @Actor
  public void first() {
    meeting.start();
    lane.signal(new Numbered(0, 0));
    lane.append(new Numbered(0, 1));
  }

  /// Sends a signal.
  @Actor
  public void second() {
    meeting.start();
    lane.signal(new Numbered(1, 0));
  }

  /// Looks what has become of all of them.
  @Arbiter
  public void judge(L_Result result) {
    result.r1 = clerk.verdict(lane, 2, 1);
  }
}
