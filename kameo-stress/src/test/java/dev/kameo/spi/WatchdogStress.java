package dev.kameo.spi;

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

/// A thread says that something is next while the timer of the watchdog comes.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "What is watched for is looked for once more")
@Outcome(id = "stopped", expect = FORBIDDEN, desc = "The timer has stopped and knows of nothing")
@Broken(
    value = "the timer looks once more before it says that it is over",
    in = Watchdog.class,
    line = "ticking.set(false); if (watching) { tickLater(); }",
    instead = "if (watching) { tickLater(); } ticking.set(false);")
@Broken(
    value = "a thread looks for the timer before it says that something is next",
    in = Watchdog.class,
    line = "if (!watching) { watching = true; tickLater(); }",
    instead =
        "if (!watching) { boolean due = ticking.get(); watching = true; if (!due) { tickLater(); }"
            + " }")
@State
public class WatchdogStress {

  private static final ClosedScheduler CLOSED = new ClosedScheduler();
  private static final MethodHandle TICK = Inside.method(Watchdog.class, "tick");
  private static final VarHandle TICKING =
      Inside.field(Watchdog.class, "ticking", AtomicBoolean.class);

  private final Meeting begin = new Meeting();
  private final Watchdog watchdog = new Watchdog(CLOSED);

  /// Has the timer running, with nothing to watch for.
  public WatchdogStress() {
    ((AtomicBoolean) TICKING.get(watchdog)).set(true);
  }

  /// Says that something is next.
  @Actor
  public void worker() {
    begin.start();
    watchdog.watch();
  }

  /// Comes.
  @Actor
  public void timer() {
    begin.start();
    Inside.call(TICK, watchdog);
  }

  /// Looks whether the timer comes again, as it must, whoever was first.
  @Arbiter
  public void judge(L_Result result) {
    boolean ticks = ((AtomicBoolean) TICKING.get(watchdog)).get();
    result.r1 = ticks ? "fine" : "stopped";
  }
}
