package dev.kameo.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.Cancellable;
import dev.kameo.spi.Blocker;
import dev.kameo.spi.CurrentWaiting;
import dev.kameo.spi.Waiting;
import dev.kameo.stress.Broken;
import dev.kameo.stress.Meeting;
import dev.kameo.stress.Patience;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// Somebody begins to wait for room in a mailbox that is full, while the actor stops taking
/// messages.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "The waiter sees it, or is woken")
@Outcome(id = "asleep", expect = FORBIDDEN, desc = "The waiter sleeps though there will be no room")
@Broken(
    value = "who stops the actor looks for waiters first",
    in = ActorCell.class,
    line = "refusing = true; Ties known = ties; if (known != null) { known.wakeSenders(); }",
    instead = "Ties known = ties; if (known != null) { known.wakeSenders(); } refusing = true;")
@Broken(
    value = "a waiter says that it waits after its last look",
    in = RoomWaiters.class,
    line = "threads.add(thread); try { waiting.await(room, left);",
    instead = "try { waiting.await(room, left); threads.add(thread);")
@State
public class RefusalStress {

  private final Meeting begin = new Meeting();
  private final Meeting refused = new Meeting();
  private final ActorCell<?> cell = Still.full(new StillScheduler());
  private boolean asleep;

  /// Sends.
  @Actor
  public void sender(L_Result result) {
    CurrentWaiting.ofThread().exchange(new Sleep());
    Patience.forgetPermit();
    begin.start();
    try {
      cell.ties().sendWhenRoom(new UserEnvelope(new Still.Hello()), Long.MAX_VALUE);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody interrupts this thread.", e);
    }
    CurrentWaiting.ofThread().exchange(null);
    result.r1 = asleep ? "asleep" : "fine";
  }

  /// Stops the actor.
  @Actor
  public void stopper() {
    begin.start();
    cell.refuseAll();
    refused.end();
  }

  /// The wait, in which it is looked once whether it would end.
  private final class Sleep implements Waiting {

    @Override
    public boolean await(Blocker blocker, long nanos) {
      boolean sleeps = !blocker.isReleased();
      refused.end();
      asleep = sleeps && !Patience.isUnparked();
      return true;
    }

    @Override
    public Cancellable schedule(long nanos, Runnable task) {
      throw new UnsupportedOperationException();
    }
  }
}
