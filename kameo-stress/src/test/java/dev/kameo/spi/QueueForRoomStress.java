package dev.kameo.spi;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.stress.Broken;
import dev.kameo.stress.Meeting;
import dev.kameo.stress.Patience;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// Of two threads that wait for a place one gives up, while the place becomes free.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "The other one is woken")
@Outcome(id = "asleep", expect = FORBIDDEN, desc = "The other one sleeps while there is a place")
@Broken(
    value = "who gives up does not pass on the wake-up that he has got",
    in = Room.class,
    line = "waiters.remove(thread); if (isFree()) {",
    instead = "waiters.remove(thread); if (waiters.isEmpty()) {")
@Broken(
    value = "who gives up passes the wake-up on while he is still the first",
    in = Room.class,
    line = "waiters.remove(thread); if (isFree()) { wakeFirst(); }",
    instead = "if (isFree()) { wakeFirst(); } waiters.remove(thread);")
@State
public class QueueForRoomStress {

  private final Meeting begin = new Meeting();
  private final Meeting freed = new Meeting();
  private final Room room = new Room(1);

  /// Fills it.
  public QueueForRoomStress() {
    room.take();
  }

  /// Waits, and gives up.
  @Actor
  public void impatient() {
    Thread thread = Thread.currentThread();
    begin.start();
    room.whenFree(thread);
    room.leave(thread);
    freed.end();
  }

  /// Waits, and is the one that frees the place, as far as the room is concerned.
  @Actor
  public void patient(L_Result result) {
    Thread thread = Thread.currentThread();
    Patience.forgetPermit();
    begin.start();
    room.whenFree(thread);
    room.give();
    freed.end();
    result.r1 = Patience.isUnparked() ? "fine" : "asleep";
    room.leave(thread);
  }
}
