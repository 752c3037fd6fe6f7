package dev.kameo.scheduler.virtual;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.stress.Broken;
import dev.kameo.stress.Inside;
import dev.kameo.stress.Meeting;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// A lane says that it is busy while the canary's timer comes.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "Where a lane has said so, the timer comes again")
@Outcome(id = "stopped", expect = FORBIDDEN, desc = "The timer has stopped though a lane is busy")
@Broken(
    value = "the timer looks for busy lanes only before it says that it is over",
    in = Canary.class,
    line = "ticking.set(false); if (busy) { tickLater(); }",
    instead = "if (busy) { tickLater(); } ticking.set(false);")
@Broken(
    value = "a lane looks for the timer before it says that it is busy",
    in = Canary.class,
    line = "if (!busy) { busy = true; tickLater(); }",
    instead = "if (!busy) { boolean due = ticking.get(); busy = true; if (!due) { tickLater(); } }")
@State
public class GivingWayStress {

  private static final VirtualScheduler CLOSED = Closed.scheduler();
  private static final MethodHandle TICK = Inside.method(Canary.class, "tick");
  private static final VarHandle BUSY = Inside.field(Canary.class, "busy", boolean.class);
  private static final VarHandle TICKING =
      Inside.field(Canary.class, "ticking", AtomicBoolean.class);

  private final Meeting begin = new Meeting();
  private final Canary canary = new Canary(CLOSED);

  /// Has the timer running.
  public GivingWayStress() {
    ((AtomicBoolean) TICKING.get(canary)).set(true);
  }

  /// Is busy.
  @Actor
  public void lane() {
    begin.start();
    canary.giveWay();
  }

  /// Comes.
  @Actor
  public void timer() {
    begin.start();
    Inside.call(TICK, canary);
  }

  /// Looks whether the timer will come again, if it must.
  @Arbiter
  public void judge(L_Result result) {
    boolean ticks = ((AtomicBoolean) TICKING.get(canary)).get();
    result.r1 = (boolean) BUSY.get(canary) && !ticks ? "stopped" : "fine";
  }
}
