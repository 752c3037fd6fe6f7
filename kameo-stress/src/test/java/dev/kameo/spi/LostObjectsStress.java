package dev.kameo.spi;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.stress.Broken;
import dev.kameo.stress.Inside;
import dev.kameo.stress.Meeting;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// An object is to be watched while the timer finds that the only other one is lost.
@JCStressTest
@Outcome(id = "fine", expect = ACCEPTABLE, desc = "The timer comes again")
@Outcome(id = "unwatched", expect = FORBIDDEN, desc = "An object is watched and there is no timer")
@Broken(
    value = "who adds an object looks for the timer first",
    in = RealTimeScheduler.class,
    line = "watched.add(new Watched(object, lost, task)); lookLater();",
    instead =
        "boolean isFirst = watched.isEmpty(); watched.add(new Watched(object, lost, task));"
            + " if (isFirst) { lookLater(); }")
@Broken(
    value = "the timer says that it is over when it has looked for objects",
    in = RealTimeScheduler.class,
    line = "if (!watched.isEmpty()) { lookLater(); }",
    instead = "boolean more = !watched.isEmpty(); looking.set(false); if (more) { lookLater(); }")
@State
public class LostObjectsStress {

  private static final MethodHandle LOOK =
      Inside.method(RealTimeScheduler.class, "tellOfLostObjects");
  private static final VarHandle LOOKING =
      Inside.field(RealTimeScheduler.class, "looking", AtomicBoolean.class);
  private static final VarHandle WATCHED =
      Inside.field(RealTimeScheduler.class, "watched", Set.class);

  private final Meeting begin = new Meeting();
  private final RealTimeScheduler scheduler = new ClosedScheduler();

  /// Has an object watched, and loses it.
  public LostObjectsStress() {
    scheduler.whenUnreachable(begin, () -> {});
    for (Object reference : (Set<?>) WATCHED.get(scheduler)) {
      ((Reference<?>) reference).enqueue();
    }
  }

  /// Has another one watched.
  @Actor
  public void watcher() {
    begin.start();
    scheduler.whenUnreachable(this, () -> {});
  }

  /// Looks for lost ones.
  @Actor
  public void timer() {
    begin.start();
    Inside.call(LOOK, scheduler);
  }

  /// Looks whether the timer will come again.
  @Arbiter
  public void judge(L_Result result) {
    result.r1 = ((AtomicBoolean) LOOKING.get(scheduler)).get() ? "fine" : "unwatched";
  }
}
