package dev.kameo.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.StopReason;
import dev.kameo.stress.Broken;
import dev.kameo.stress.Meeting;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// An actor is registered while it stops.
@JCStressTest
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "It was, and is forgotten")
@Outcome(id = "false, false", expect = ACCEPTABLE, desc = "It is refused")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "It is found for ever, though it has stopped")
@Broken(
    value = "who registers it looks whether it has stopped, and then puts it in",
    in = LocalRegistry.class,
    line = "ActorCell<?> other = cells.putIfAbsent(name, cell); if (other != null",
    instead =
        "if (cell.isStopped()) return false;"
            + " ActorCell<?> other = cells.putIfAbsent(name, cell);"
            + " if (other == null) return true; if (other != null")
@Broken(
    value = "an actor is forgotten before it has stopped",
    in = Ending.class,
    line = "state = State.STOPPED; cell.system().registry().forget(cell);",
    instead = "cell.system().registry().forget(cell); state = State.STOPPED;")
@State
public class RegistryStress {

  private static final AtomicLong NUMBERS = new AtomicLong();

  private final Meeting begin = new Meeting();
  private final StillScheduler scheduler = new StillScheduler();
  private final ActorCell<Still> cell = Still.cell(scheduler);
  private final LocalRegistry registry = cell.system().registry();
  private final String name = "actor " + NUMBERS.incrementAndGet();

  /// Begins to stop it.
  public RegistryStress() {
    Ending.begin(cell, StopReason.normal());
  }

  /// Stops it.
  @Actor
  public void actor() {
    begin.start();
    ((CellEnvelope) scheduler.last()).deliver(cell);
  }

  /// Registers it.
  @Actor
  public void user(ZZ_Result result) {
    begin.start();
    result.r1 = registry.register(name, LocalActorRef.of(cell));
  }

  /// Looks for it.
  @Arbiter
  public void judge(ZZ_Result result) {
    result.r2 = registry.unregister(name);
  }
}
