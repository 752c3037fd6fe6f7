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

/// A thread waits for a place in a full mailbox while one becomes free.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "It sees the place, or is woken")
@Outcome(id = "asleep", expect = FORBIDDEN, desc = "It sleeps while there is a place")
@Broken(
    value = "who frees a place looks for the waiter first",
    in = Room.class,
    line = "used.decrementAndGet(); wakeFirst();",
    instead = "wakeFirst(); used.decrementAndGet();")
@Broken(
    value = "the place is freed by a plain write, which the look for waiters may overtake",
    in = Room.class,
    line = "used.decrementAndGet(); wakeFirst();",
    instead = "used.setPlain(used.get() - 1); wakeFirst();")
@State
public class RoomStress {

  private final Meeting begin = new Meeting();
  private final Meeting freed = new Meeting();
  private final Room room = new Room(1);

  /// Fills it.
  public RoomStress() {
    room.take();
  }

  /// Waits for a place.
  @Actor
  public void waiter(L_Result result) {
    Thread thread = Thread.currentThread();
    Patience.forgetPermit();
    begin.start();
    room.whenFree(thread);
    boolean sleeps = !room.isFree();
    freed.end();
    result.r1 = sleeps && !Patience.isUnparked() ? "asleep" : "fine";
    room.leave(thread);
  }

  /// Frees the place.
  @Actor
  public void leaver() {
    begin.start();
    room.give();
    freed.end();
  }
}
