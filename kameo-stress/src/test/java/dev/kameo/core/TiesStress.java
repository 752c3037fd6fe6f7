package dev.kameo.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.stress.Broken;
import dev.kameo.stress.Meeting;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// Two threads want to know the children of an actor, for the first time.
@JCStressTest
@Outcome(id = "the same", expect = ACCEPTABLE, desc = "There is one such thing for both")
@Outcome(
    id = "two",
    expect = FORBIDDEN,
    desc = "Each has its own: what one puts in, the other misses")
@Broken(
    value = "the ties are made without a second look",
    in = ActorCell.class,
    line = "Ties made = ties; if (made == null) {",
    instead = "Ties made = null; if (made == null) {")
@Broken(
    value = "the ties are made without a lock",
    in = ActorCell.class,
    line = "private synchronized Ties madeTies() {",
    instead = "private Ties madeTies() {")
@Broken(
    value = "the children are made without a second look",
    in = Ties.class,
    line = "Children made = children; if (made == null) {",
    instead = "Children made = null; if (made == null) {")
@State
public class TiesStress {

  private final Meeting begin = new Meeting();
  private final ActorCell<?> cell = Still.cell(new StillScheduler());
  private Children first;
  private Children second;

  /// Asks.
  @Actor
  public void first() {
    begin.start();
    first = cell.ties().children();
  }

  /// Asks, too.
  @Actor
  public void second() {
    begin.start();
    second = cell.ties().children();
  }

  /// Compares.
  @Arbiter
  public void judge(L_Result result) {
    result.r1 = first == second ? "the same" : "two";
  }
}
