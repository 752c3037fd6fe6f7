package dev.kameo.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.Reply;
import dev.kameo.stress.Broken;
import dev.kameo.stress.Meeting;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// Somebody wants to know when an actor has started, while it does.
@JCStressTest
@Outcome(id = "told", expect = ACCEPTABLE, desc = "He learns of it")
@Outcome(id = "missed", expect = FORBIDDEN, desc = "He waits for ever")
@Broken(
    value = "the actor looks who wants to know, and then has started",
    in = Starting.class,
    line =
        "cell.startSucceeded(); Ties known = cell.knownTies();"
            + " if (known != null) { known.tellOfLife(); }",
    instead =
        "Ties known = cell.knownTies(); if (known != null) { known.tellOfLife(); }"
            + " cell.startSucceeded();")
@Broken(
    value = "who wants to know does not look at the actor",
    in = LifeReplies.class,
    line = "tellStart(started);",
    instead = "")
@State
public class StartNewsStress {

  private final Meeting begin = new Meeting();
  private final ActorCell<?> cell = Still.cell(new StillScheduler());
  private Reply<Void> news = Reply.promise().reply().map(_ -> null);

  /// Starts.
  @Actor
  public void actor() {
    begin.start();
    Starting.start(cell);
  }

  /// Wants to know.
  @Actor
  public void asker() {
    begin.start();
    news = cell.ties().lifeReplies().started();
  }

  /// Looks whether he does.
  @Arbiter
  public void judge(L_Result result) {
    result.r1 = news.isDone() ? "told" : "missed";
  }
}
